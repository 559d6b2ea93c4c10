-- What reports and forecasts may read of branches and people. Columns stay as they are; new ones may come.
create view identity.read_branch as
select id as branch_id, code, name, commune, zone, currency, active from identity.branch;

comment on view identity.read_branch is 'The stores of the chain';
comment on column identity.read_branch.branch_id is 'Number by which other views name the branch';
comment on column identity.read_branch.code is 'Code that people know, such as SCL-01';
comment on column identity.read_branch.name is 'Name';
comment on column identity.read_branch.commune is 'Municipality';
comment on column identity.read_branch.zone is 'Time zone by which its business dates are counted, an IANA name';
comment on column identity.read_branch.currency is 'Currency of its prices and sales, ISO 4217';
comment on column identity.read_branch.active is 'Whether it is in use';

create view identity.read_register as
select id as register_id, code, branch_id, active from identity.register;

comment on view identity.read_register is 'The tills of the stores';
comment on column identity.read_register.register_id is 'Number by which other views name the till';
comment on column identity.read_register.code is 'Code that people know, such as SCL-01-C1';
comment on column identity.read_register.branch_id is 'Its branch, see identity.read_branch';
comment on column identity.read_register.active is 'Whether it is in use';

create view identity.read_user as
select id as user_id, username, name, active from identity.app_user;

comment on view identity.read_user is 'The people who work here, for figures by cashier';
comment on column identity.read_user.user_id is 'Id by which other views name the person';
comment on column identity.read_user.username is 'Name for logging in';
comment on column identity.read_user.name is 'Name';
comment on column identity.read_user.active is 'Whether the person may log in';
