-- Roles that administrators made; those delivered are part of the program and have no row.
create table identity.role (
    name text collate "C" primary key check (name ~ '^[a-z][a-z0-9_]{1,29}$'),
    title text not null,
    permissions text[] not null check (cardinality(permissions) between 1 and 200),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
