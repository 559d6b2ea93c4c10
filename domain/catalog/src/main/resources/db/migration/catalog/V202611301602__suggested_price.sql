-- What a supplier suggests to sell a product at, in the company's currency; sealed like its cost.
alter table catalog.product add column suggested_price_sealed bytea;
