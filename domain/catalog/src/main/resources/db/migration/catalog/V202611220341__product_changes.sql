-- What changed since a revision is read a page at a time, in the order of revision and SKU.
create index product_changes on catalog.product (revision, sku);
drop index catalog.product_revision;
