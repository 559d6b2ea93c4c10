-- Work that outlives its request and its process; see org.ferrepos.platform.jobs.
create table platform.job (
    id uuid primary key,
    kind text not null,
    parameters jsonb not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    priority smallint not null,
    owner_kind text not null check (owner_kind in ('user', 'api_key', 'schedule')),
    owner_id uuid not null,
    owner_name text not null,
    owner_roles text[] not null,
    owner_permissions text[] not null,
    branch text,
    language text not null check (language in ('es', 'en')),
    submission_key text,
    content_hash bytea,
    progress numeric(5, 4) not null default 0 check (progress between 0 and 1),
    message jsonb,
    attempts integer not null default 0,
    max_attempts integer not null default 1,
    resumable boolean not null default false,
    run_at timestamptz not null,
    -- Who holds a lease may write; whoever lost it finds another one here, or none.
    lease uuid,
    lease_until timestamptz,
    cancel_requested boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    result jsonb,
    problem jsonb,
    check ((state = 'running') = (lease is not null)),
    check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null))
) with (fillfactor = 80);

create unique index job_submission on platform.job (owner_id, kind, submission_key) where submission_key is not null;
create index job_queued on platform.job (priority desc, run_at, id) where state = 'queued';
create index job_running on platform.job (kind) where state = 'running';
create index job_ended on platform.job (ended_at) where ended_at is not null;
create index job_owner on platform.job (owner_id, id);

-- Jobs that come again at the times of a calendar.
create table platform.job_schedule (
    id uuid primary key,
    kind text not null,
    parameters jsonb not null,
    cron text not null,
    zone text,
    branch text,
    enabled boolean not null,
    recipients text[] not null,
    -- Absent until a process has worked it out.
    next_run_at timestamptz,
    last_run_at timestamptz,
    last_job_id uuid,
    owner_id uuid not null,
    owner_name text not null,
    owner_roles text[] not null,
    owner_permissions text[] not null,
    owner_branch text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((zone is null) <> (branch is null))
);

create index job_schedule_due on platform.job_schedule (next_run_at nulls first) where enabled;
