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
