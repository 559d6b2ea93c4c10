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
