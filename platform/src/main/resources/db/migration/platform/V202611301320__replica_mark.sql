-- A process that reads from a replica sets this mark here again and again; what the replica shows tells how new it is.
create table platform.replica_mark (
    only_row boolean primary key default true check (only_row),
    marked_at timestamptz not null
) with (fillfactor = 10);

insert into platform.replica_mark (marked_at) values (now());
