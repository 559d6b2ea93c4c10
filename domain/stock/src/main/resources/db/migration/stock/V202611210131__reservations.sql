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
