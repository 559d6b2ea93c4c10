-- What reports and forecasts may read of the catalogue. Columns stay as they are; new ones may come. The cost of a
-- product is sealed and not among them; what a sale cost stands at its lines.
create view catalog.read_product as
select p.product_id, p.sku, p.name, c.name as category, p.brand, p.unit, p.active, p.created_at, p.updated_at
from catalog.product p left join catalog.category c on c.category_id = p.category_id;

comment on view catalog.read_product is 'What is or was sold';
comment on column catalog.read_product.product_id is 'Number by which other views name the product';
comment on column catalog.read_product.sku is 'Code that people know';
comment on column catalog.read_product.name is 'Name';
comment on column catalog.read_product.category is 'Name of its category, null for none';
comment on column catalog.read_product.brand is 'Brand, null for none';
comment on column catalog.read_product.unit is 'Unit that quantities are counted in, such as un, kg, m';
comment on column catalog.read_product.active is 'Whether it is sold now';
comment on column catalog.read_product.created_at is 'When it came into the catalogue';
comment on column catalog.read_product.updated_at is 'When it or one of its prices was last changed';

create view catalog.read_barcode as
select code, product_id from catalog.barcode;

comment on view catalog.read_barcode is 'The barcodes of products';
comment on column catalog.read_barcode.code is 'Barcode as it is scanned';
comment on column catalog.read_barcode.product_id is 'Its product, see catalog.read_product';

create view catalog.read_price as
select price_id, product_id, branch_id, amount, valid_from, created_at from catalog.price;

comment on view catalog.read_price is 'Every price there was, is or will be; of those of one product and branch the latest valid_from holds';
comment on column catalog.read_price.price_id is 'Grows with every price; of two valid from one moment the higher holds';
comment on column catalog.read_price.product_id is 'Its product, see catalog.read_product';
comment on column catalog.read_price.branch_id is 'Branch it holds at; null for all that have none of their own';
comment on column catalog.read_price.amount is 'Price of one unit with tax, in minor units of the currency';
comment on column catalog.read_price.valid_from is 'From when on it holds';
comment on column catalog.read_price.created_at is 'When it was decided';
