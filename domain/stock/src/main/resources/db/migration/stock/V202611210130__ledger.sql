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
