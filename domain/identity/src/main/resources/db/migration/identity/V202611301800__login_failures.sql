-- Wrong passwords by name and source, whether or not anybody has the name; the empty source stands for all together.
create table identity.login_failure (
    username text collate "C" not null,
    source text collate "C" not null,
    failures integer not null,
    last_failed_at timestamptz not null,
    locked_until timestamptz,
    primary key (username, source)
);
create index login_failure_age on identity.login_failure (last_failed_at);
create index login_failure_source on identity.login_failure (source);

-- Networks that people logged in from: nobody outside keeps them out there.
create table identity.login_place (
    user_id uuid not null references identity.app_user on delete cascade,
    network text collate "C" not null,
    last_at timestamptz not null,
    primary key (user_id, network)
);
create index login_place_age on identity.login_place (last_at);

insert into identity.login_place (user_id, network, last_at)
select user_id, address, max(created_at) from identity.session where address ~ '^[0-9.]+$' group by user_id, address;

-- Who is locked out stays so: everywhere but there, and for those who asked in vain.
insert into identity.login_failure (username, source, failures, last_failed_at, locked_until)
select username, '', failures, last_failed_at, locked_until from identity.app_user where locked_until is not null;

insert into identity.login_failure (username, source, failures, last_failed_at, locked_until)
select u.username, 'caller:' || f.caller_id, f.failures, f.last_failed_at, f.locked_until
from identity.approval_failure f join identity.app_user u on u.id = f.user_id;

-- identity.approval_failure and the counts in identity.app_user stay for processes of the version before, which still
-- write them while an update is under way; nothing reads them any more.
