-- Every installation forgets old jobs at night; what it missed while it was off is made up for at the start.
insert into platform.job_schedule (id, kind, parameters, cron, zone, enabled, recipients,
    owner_id, owner_name, owner_roles, owner_permissions, created_at, updated_at)
values ('019acf00-0000-7000-8000-00000000c1ea', 'platform.job_cleanup', '{}', '20 4 * * *', 'America/Santiago', true, '{}',
    '019acf00-0000-7000-8000-00000000c1ea', 'ferrepos', '{admin}', '{}', now(), now());
