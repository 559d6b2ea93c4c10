-- Who works where: company, branches, registers, people, keys, sessions, audit.
create schema identity;

create table identity.company (
    id smallint primary key default 1 check (id = 1),
    name text not null,
    tax_id text not null
);

create table identity.branch (
    id integer generated always as identity primary key,
    code text collate "C" not null unique check (code ~ '^[A-Z0-9-]{1,20}$'),
    name text not null,
    address text not null,
    commune text not null,
    zone text not null,
    currency text not null,
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table identity.register (
    id integer generated always as identity primary key,
    code text collate "C" not null unique check (code ~ '^[A-Z0-9-]{1,20}$'),
    branch_id integer not null references identity.branch,
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index register_branch on identity.register (branch_id);

-- The order of usernames is that of their bytes, so that a cursor means the same in every database.
create table identity.app_user (
    id uuid primary key,
    username text collate "C" not null unique check (username ~ '^[a-z0-9][a-z0-9._@-]{0,59}$'),
    name text not null,
    password_hash text not null,
    roles text[] not null check (cardinality(roles) between 1 and 11),
    branch_id integer references identity.branch,
    active boolean not null default true,
    failures integer not null default 0,
    last_failed_at timestamptz,
    locked_until timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table identity.api_key (
    id uuid primary key,
    name text not null,
    secret_hash text not null,
    roles text[] not null check (cardinality(roles) between 1 and 11),
    branch_id integer references identity.branch,
    scopes text[] not null,
    rate_limited boolean not null,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);

-- A session is one login with all its refresh tokens: the family that a reused token revokes.
create table identity.session (
    id uuid primary key,
    user_id uuid not null references identity.app_user,
    register_id integer references identity.register,
    address text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_for text
);
create index session_live on identity.session (user_id) where revoked_at is null;
create index session_expiry on identity.session (expires_at);

create table identity.refresh_token (
    hash text primary key,
    session_id uuid not null references identity.session on delete cascade,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index refresh_token_session on identity.refresh_token (session_id);
create index refresh_token_expiry on identity.refresh_token (expires_at);

-- Sessions and API keys that ended before their tokens or cached copies do; every process keeps the living rows.
create table identity.revocation (
    subject uuid primary key,
    expires_at timestamptz not null
);
create index revocation_expiry on identity.revocation (expires_at);

create table identity.audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    user_id uuid not null,
    user_name text not null,
    user_kind text not null,
    branch text,
    address text not null,
    action text not null,
    entity text not null,
    key text not null,
    before jsonb,
    after jsonb
);
create index audit_entity on identity.audit (entity, key, id);
create index audit_user on identity.audit (user_name, id);
create index audit_at on identity.audit (at);
