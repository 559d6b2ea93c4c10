-- Content is kept once under its checksum, however many files refer to it.
create table platform.file_content (
    sha256 bytea primary key check (octet_length(sha256) = 32),
    bytes bigint not null check (bytes >= 0),
    created_at timestamptz not null
);

-- A file is complete, and seen by others, only once its content is safe in the directory or bucket.
create table platform.file (
    id uuid primary key,
    sha256 bytea not null references platform.file_content (sha256),
    kind text not null,
    name text not null,
    content_type text not null,
    owner_id uuid,
    permission text,
    complete boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz
);

create index file_sha256_idx on platform.file (sha256);
create index file_expires_at_idx on platform.file (expires_at) where expires_at is not null;
create index file_incomplete_idx on platform.file (created_at) where not complete;
