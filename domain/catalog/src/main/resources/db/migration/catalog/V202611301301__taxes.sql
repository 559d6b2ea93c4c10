-- What a product is taxed as. How much that is, is a matter of country and day.
create table catalog.tax_category (
    category text collate "C" primary key check (category ~ '^[a-z][a-z_]{1,29}$')
);

-- A category holds in a country on the days for which it has a rate there; 'exempt' holds everywhere and has none.
create table catalog.tax_rate (
    tax_rate_id integer generated always as identity primary key,
    category text collate "C" not null references catalog.tax_category check (category <> 'exempt'),
    country text not null check (country in ('CL', 'AR')),
    -- Of a percent: 10.5 % is 1050. Goods without tax are exempt; there is no rate of zero.
    hundredths integer not null check (hundredths between 100 and 10000),
    -- Days on the branch's calendar; the last one is the day before valid_to, and null stands for no end.
    valid_from date not null,
    valid_to date check (valid_to > valid_from),
    unique (category, country, valid_from)
);

insert into catalog.tax_category (category) values ('standard'), ('reduced'), ('increased'), ('exempt');

-- From before anything that can be registered.
insert into catalog.tax_rate (category, country, hundredths, valid_from) values
    ('standard', 'CL', 1900, '2000-01-01'),
    ('reduced', 'AR', 1050, '2000-01-01'),
    ('standard', 'AR', 2100, '2000-01-01'),
    ('increased', 'AR', 2700, '2000-01-01');

alter table catalog.product
    add column tax_category text collate "C" not null default 'standard' references catalog.tax_category;
update catalog.product set tax_category = 'exempt' where not tax_affected;
alter table catalog.product drop column tax_affected;
