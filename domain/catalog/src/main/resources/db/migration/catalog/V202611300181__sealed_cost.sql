-- What the shop pays for a product is sealed. The program empties the old column when it starts: it has the keys.
alter table catalog.product alter column cost drop not null;
alter table catalog.product alter column cost drop default;
alter table catalog.product add column cost_sealed bytea;
