-- Wrong passwords in approvals, counted for whoever asked: they must not lock the person whose name was used.
create table identity.approval_failure (
    caller_id uuid not null,
    user_id uuid not null,
    failures integer not null,
    last_failed_at timestamptz not null,
    locked_until timestamptz,
    primary key (caller_id, user_id)
);
