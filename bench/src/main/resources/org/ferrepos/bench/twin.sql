-- The tables that the statements of pgbench work on, as they were at commit 7624542. They stay as they are, whatever the
-- product's own tables become: otherwise the measure would move with what is measured.

create schema platform;
-- A counter per area for caches that must never be stale; see org.ferrepos.platform.db.Revisions.
create table platform.revision (
    area text primary key,
    revision bigint not null default 0
);

insert into platform.revision (area) values ('identity'), ('catalog');

create schema if not exists sales;

-- One row per register that has ever been opened. The row is what sales of a register queue on: it carries the last
-- number given, so numbers have neither gaps nor repeats, and the open session, so that no sale slips past a closing.
create table sales.till (
    register_id integer primary key,
    last_number bigint not null default 0 check (last_number >= 0),
    session_id uuid
);

create table sales.till_session (
    session_id uuid primary key,
    register_id integer not null,
    branch_id integer not null,
    currency text not null,
    opened_by uuid not null,
    opened_at timestamptz not null,
    business_date date not null,
    opening_float bigint not null check (opening_float >= 0),
    number_before bigint not null,
    last_number bigint,
    closed_by uuid,
    closed_at timestamptz
);

create index till_session_register on sales.till_session (register_id, opened_at desc);

create table sales.till_movement (
    movement_id uuid primary key,
    session_id uuid not null references sales.till_session,
    kind text not null check (kind in ('in', 'out')),
    amount bigint not null check (amount > 0),
    reason text not null,
    user_id uuid not null,
    moved_at timestamptz not null
);

create index till_movement_session on sales.till_movement (session_id);

create table sales.till_count (
    session_id uuid not null references sales.till_session,
    method text not null,
    expected bigint not null,
    counted bigint not null,
    primary key (session_id, method)
);

-- A sale is written once and never changed. Voids and returns are documents of their own.
-- Lines and payments carry no foreign key: they are only ever inserted in the same statement batch as their sale, and a
-- key check per row would cost as much as the row itself.
create table sales.sale (
    sale_id uuid primary key,
    register_id integer not null,
    number bigint not null,
    branch_id integer not null,
    session_id uuid not null,
    business_date date not null,
    sold_at timestamptz not null,
    sold_offset_seconds integer not null,
    cashier_id uuid not null,
    approved_by uuid,
    customer_tax_id text,
    customer_name text,
    currency text not null,
    subtotal bigint not null,
    discount_total bigint not null,
    net bigint not null,
    tax bigint not null,
    exempt bigint not null,
    total bigint not null,
    cash_rounding bigint not null,
    paid bigint not null,
    change_given bigint not null,
    content_hash bytea not null,
    registered_at timestamptz not null default now(),
    check (net + tax + exempt = total),
    check (subtotal - discount_total = total),
    check (paid - change_given = total + cash_rounding),
    unique (register_id, number)
);

create index sale_sold_at on sales.sale (sold_at, sale_id);

create table sales.sale_line (
    sale_id uuid not null,
    line integer not null,
    product_id bigint not null,
    sku text not null,
    name text not null,
    unit text not null,
    quantity numeric(14, 3) not null check (quantity > 0),
    unit_price bigint not null,
    discount bigint not null,
    total bigint not null,
    unit_cost bigint not null,
    exempt boolean not null,
    primary key (sale_id, line)
);

create table sales.payment (
    sale_id uuid not null,
    line integer not null,
    method text not null,
    amount bigint not null check (amount > 0),
    reference text,
    primary key (sale_id, line)
);

create table sales.sale_void (
    sale_id uuid primary key references sales.sale,
    session_id uuid not null,
    reason text not null,
    restocked boolean not null,
    requested_by uuid not null,
    authorized_by uuid not null,
    voided_at timestamptz not null
);

create index sale_void_session on sales.sale_void (session_id);

create table sales.sale_return (
    return_id uuid primary key,
    sale_id uuid not null references sales.sale,
    session_id uuid not null,
    reason text not null,
    total bigint not null,
    cash_rounding bigint not null,
    content_hash bytea not null,
    user_id uuid not null,
    authorized_by uuid,
    returned_at timestamptz not null
);

create index sale_return_sale on sales.sale_return (sale_id);

create table sales.sale_return_line (
    return_id uuid not null references sales.sale_return,
    line integer not null,
    quantity numeric(14, 3) not null check (quantity > 0),
    amount bigint not null,
    primary key (return_id, line)
);

-- Money that left a till for a void or a return, by method.
create table sales.refund (
    document_id uuid not null,
    line integer not null,
    session_id uuid not null,
    method text not null,
    amount bigint not null check (amount > 0),
    primary key (document_id, line)
);

create index refund_session on sales.refund (session_id);

create function sales.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed; corrections are new documents', tg_table_name;
end $$;

create trigger sale_is_terminal before update or delete on sales.sale
    for each statement execute function sales.refuse_change();
create trigger sale_line_is_terminal before update or delete on sales.sale_line
    for each statement execute function sales.refuse_change();
create trigger payment_is_terminal before update or delete on sales.payment
    for each statement execute function sales.refuse_change();
-- The figures of a day tell what came back on it. Returns are few beside sales, so this costs the tills nothing.
create index sale_return_time on sales.sale_return (returned_at);
-- Returns bring their own ids, and one of them may be that of a sale: a void and a return are told apart by what they
-- are, or the second of the two could never pay its money back.
alter table sales.refund add column document text;

update sales.refund f set document = case
    when exists (select from sales.sale_return r where r.return_id = f.document_id) then 'return' else 'void' end;

alter table sales.refund
    alter column document set not null,
    add constraint refund_document_check check (document in ('void', 'return')),
    drop constraint refund_pkey,
    add primary key (document_id, document, line);
-- Balances per product and branch, and the append-only ledger that explains them.
create schema stock;

-- The hottest rows of the product: room on each page keeps their updates off the indexes.
create table stock.balance (
    product_id bigint not null,
    branch_id integer not null,
    on_hand numeric(14, 3) not null default 0,
    reserved numeric(14, 3) not null default 0 check (reserved >= 0),
    minimum numeric(14, 3) not null default 0 check (minimum >= 0),
    primary key (product_id, branch_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

create index balance_by_branch on stock.balance (branch_id, product_id);

create table stock.movement (
    movement_id bigint generated always as identity primary key,
    product_id bigint not null,
    branch_id integer not null,
    source_line integer not null,
    kind text not null,
    quantity numeric(14, 3) not null,
    source_id uuid not null,
    user_id uuid not null,
    occurred_at timestamptz not null default now(),
    reason text
);

create index movement_by_product on stock.movement (product_id, branch_id, movement_id);

-- The kinds that people record by hand carry an id of their own; sales and transfers are guarded by their own tables.
create unique index movement_request_once on stock.movement (source_id, source_line)
    where kind in ('receipt', 'adjustment', 'waste', 'count');

create function stock.refuse_ledger_change() returns trigger language plpgsql as $$
begin
    raise exception 'the stock ledger is append-only: record an opposite movement instead of % on %', tg_op, tg_table_name;
end
$$;

create trigger movement_append_only before update or delete on stock.movement
    for each row execute function stock.refuse_ledger_change();

create trigger movement_no_truncate before truncate on stock.movement
    for each statement execute function stock.refuse_ledger_change();

-- Ends a transaction whose update missed rows, inside the statements already sent and before any commit behind them.
create function stock.require_rows(present bigint, wanted bigint) returns bigint language plpgsql as $$
begin
    if present <> wanted then
        raise exception 'stock balances are missing: % of % rows exist; lock or create them first', present, wanted;
    end if;
    return present;
end
$$;

-- Movements asked for over HTTP: the content that came with an id, and the answer it got.
create table stock.movement_request (
    request_id uuid primary key,
    content_hash bytea not null,
    on_hand numeric(14, 3),
    occurred_at timestamptz not null default now()
);
-- Goods set aside for a while; balance.reserved is the sum of the active ones.
create table stock.reservation (
    reservation_id uuid primary key,
    branch_id integer not null,
    status text not null check (status in ('active', 'released', 'expired')),
    content_hash bytea not null,
    user_id uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    closed_at timestamptz
);

create index reservation_expiring on stock.reservation (expires_at) where status = 'active';

create table stock.reservation_line (
    reservation_id uuid not null references stock.reservation,
    product_id bigint not null,
    quantity numeric(14, 3) not null check (quantity > 0),
    primary key (reservation_id, product_id)
);
-- Goods on their way between branches: what was sent and has not arrived is in no balance, but in these lines.
create table stock.transfer (
    transfer_id uuid primary key,
    from_branch_id integer not null,
    to_branch_id integer not null check (to_branch_id <> from_branch_id),
    status text not null check (status in ('draft', 'sent', 'received', 'cancelled')),
    reason text,
    shortage_reason text,
    content_hash bytea not null,
    created_at timestamptz not null,
    created_by uuid not null,
    sent_at timestamptz,
    sent_by uuid,
    closed_at timestamptz,
    closed_by uuid
);

create index transfer_by_time on stock.transfer (created_at, transfer_id);

create table stock.transfer_line (
    transfer_id uuid not null references stock.transfer,
    product_id bigint not null,
    quantity numeric(14, 3) not null check (quantity > 0),
    received numeric(14, 3) check (received between 0 and quantity),
    primary key (transfer_id, product_id)
);
