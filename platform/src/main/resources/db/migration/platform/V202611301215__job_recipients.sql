-- Addresses that are told by mail when the job ends.
alter table platform.job add column recipients text[] not null default '{}';
