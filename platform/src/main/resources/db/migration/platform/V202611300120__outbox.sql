-- What changed, for whoever must know: written in the transaction of the change, numbered once it can be seen.
-- See docs/adr/0013-outbox.md for why the numbers are right.

-- Drawn while the changed rows are locked; a cache would let two sessions draw out of order.
create sequence platform.outbox_draw cache 1;

-- One row holds what one append brings of one kind: a batch of sales is one row. Never updated.
create table platform.outbox (
    xid xid8 not null default pg_current_xact_id(),
    draw bigint not null default nextval('platform.outbox_draw'),
    appended_at timestamptz not null,
    size integer not null check (size > 0),
    version integer not null,
    kind text not null,
    events json not null,
    primary key (xid, draw)
);

-- The number of the last event of each row; written by the sequencer alone. The mark is chance: a reader that shows
-- it was here, and not in a copy of this database that went on by itself.
create table platform.outbox_position (
    last_position bigint primary key,
    xid xid8 not null,
    draw bigint not null,
    size integer not null,
    mark integer not null,
    kind text not null
);

-- Which transactions had ended when the sequencer last numbered, and how far its numbers and the pruning have come.
create table platform.outbox_sequencer (
    single boolean primary key default true check (single),
    epoch uuid not null default gen_random_uuid(),
    installation text not null default '',
    position bigint not null default 0,
    pruned bigint not null default 0,
    snapshot pg_snapshot not null default pg_current_snapshot()
) with (fillfactor = 50);

insert into platform.outbox_sequencer default values;

create table platform.outbox_consumer (
    name text primary key,
    position bigint not null,
    attempts integer not null default 0,
    retry_at timestamptz,
    last_error text,
    claimed_by uuid,
    claimed_until timestamptz
) with (fillfactor = 50);

-- Events that a consumer refused too often; the consumer went on without them.
create table platform.outbox_dead_letter (
    dead_letter_id bigint generated always as identity primary key,
    consumer text not null,
    epoch uuid not null,
    position bigint not null,
    kind text not null,
    version integer not null,
    key text not null,
    branch_id integer,
    appended_at timestamptz not null,
    body json not null,
    error text not null,
    failed_at timestamptz not null,
    retry_requested_at timestamptz
);

create index outbox_dead_letter_retry on platform.outbox_dead_letter (consumer, dead_letter_id)
    where retry_requested_at is not null;
