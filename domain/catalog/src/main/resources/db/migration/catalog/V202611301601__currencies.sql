-- A price is in a currency and holds where goods are sold in it. Which one the prices and costs of before are in, the
-- branches tell, who are another area's: the program writes it down when it starts. New ones say it from now on.
alter table catalog.price add column currency text check (currency in ('CLP', 'ARS'));
alter table catalog.price add constraint price_has_currency check (currency is not null) not valid;
alter table catalog.product add column cost_currency text check (cost_currency in ('CLP', 'ARS'));

create or replace view catalog.read_price as
select price_id, product_id, branch_id, amount, valid_from, created_at, currency from catalog.price;

comment on view catalog.read_price is 'Every price there was, is or will be; of those of one product, branch and currency the latest valid_from holds';
comment on column catalog.read_price.branch_id is 'Branch it holds at; null for all that sell in its currency and have none of their own';
comment on column catalog.read_price.amount is 'Price of one unit with tax, in minor units of its currency';
comment on column catalog.read_price.currency is 'Currency it is in';
