-- The keys that sealed values name, each wrapped with the master key. Retired keys stay: old backups need them.
create table platform.data_key (
    key_id integer not null primary key check (key_id > 0),
    wrapped bytea not null,
    master_key_id text not null,
    created_at timestamptz not null,
    retired_at timestamptz
);

-- The master key of an installation on an external server that was given none. It protects nothing from who can read
-- the database; the first start with a configured key wraps everything with that one and empties this table.
create table platform.unprotected_master_key (
    only_row boolean not null default true primary key check (only_row),
    key bytea not null,
    created_at timestamptz not null
);

-- Secrets of the program itself, sealed under their name.
create table platform.secret (
    name text not null primary key,
    sealed bytea not null,
    changed_at timestamptz not null
);

-- Who had sealed values opened, for what, and how many; one row per use.
create table platform.encrypted_data_access_log (
    entry_id bigint generated always as identity primary key,
    at timestamptz not null,
    user_id uuid,
    user_name text not null,
    field text not null,
    purpose text not null,
    value_count bigint not null check (value_count > 0)
);

create index encrypted_data_access_log_at on platform.encrypted_data_access_log (at);
