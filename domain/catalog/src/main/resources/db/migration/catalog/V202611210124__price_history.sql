-- The history of a product is read a page at a time, latest first, over all branches.
create index price_history on catalog.price (product_id, valid_from desc, price_id desc);
