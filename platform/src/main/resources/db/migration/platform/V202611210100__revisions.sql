-- A counter per area for caches that must never be stale; see org.ferrepos.platform.db.Revisions.
create table platform.revision (
    area text primary key,
    revision bigint not null default 0
);

insert into platform.revision (area) values ('identity'), ('catalog');

-- Extensions live in the one schema that every search path and dump carries.
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
