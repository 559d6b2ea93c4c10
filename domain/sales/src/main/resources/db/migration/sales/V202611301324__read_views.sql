-- What reports and forecasts may read of sales: no names or numbers of customers. Columns stay as they are; new ones may
-- come. Ask by sold_at, which has an index, and by business_date for the exact days.
create view sales.read_sale as
select s.sale_id, s.number, s.register_id, s.branch_id, s.business_date, s.sold_at, s.cashier_id, s.currency, s.subtotal,
    s.discount_total, s.net, s.tax, s.exempt, s.total, s.cash_rounding, v.voided_at
from sales.sale s left join sales.sale_void v on v.sale_id = s.sale_id;

comment on view sales.read_sale is 'Every sale; one that was voided counts as none';
comment on column sales.read_sale.sale_id is 'Id of the sale';
comment on column sales.read_sale.number is 'Its number at the till';
comment on column sales.read_sale.register_id is 'Till, see identity.read_register';
comment on column sales.read_sale.branch_id is 'Branch, see identity.read_branch';
comment on column sales.read_sale.business_date is 'Its day by the clock of the branch';
comment on column sales.read_sale.sold_at is 'When';
comment on column sales.read_sale.cashier_id is 'Who sold, see identity.read_user';
comment on column sales.read_sale.currency is 'Currency of all its amounts, ISO 4217';
comment on column sales.read_sale.subtotal is 'Lines before discounts, with tax, in minor units';
comment on column sales.read_sale.discount_total is 'Discounts, in minor units';
comment on column sales.read_sale.net is 'Taxed part without its tax, in minor units';
comment on column sales.read_sale.tax is 'Tax, in minor units';
comment on column sales.read_sale.exempt is 'Part without tax, in minor units';
comment on column sales.read_sale.total is 'What is owed: net, tax and exempt, in minor units';
comment on column sales.read_sale.cash_rounding is 'Added for coins that do not exist, may be negative, in minor units';
comment on column sales.read_sale.voided_at is 'When it was voided; null for one that stands';

create view sales.read_sale_line as
select s.sale_id, l.line, s.branch_id, s.business_date, s.sold_at, s.currency, l.product_id, l.sku, l.name, l.unit,
    l.quantity, l.unit_price, l.discount, l.total, l.unit_cost, l.exempt, v.voided_at
from sales.sale s
join sales.sale_line l on l.sale_id = s.sale_id
left join sales.sale_void v on v.sale_id = s.sale_id;

comment on view sales.read_sale_line is 'What was sold, with product and prices as they were then';
comment on column sales.read_sale_line.sale_id is 'Its sale, see sales.read_sale';
comment on column sales.read_sale_line.line is 'Place in the sale, from 1';
comment on column sales.read_sale_line.branch_id is 'Branch, see identity.read_branch';
comment on column sales.read_sale_line.business_date is 'Day of the sale by the clock of the branch';
comment on column sales.read_sale_line.sold_at is 'When';
comment on column sales.read_sale_line.currency is 'Currency of the amounts, ISO 4217';
comment on column sales.read_sale_line.product_id is 'Product, see catalog.read_product';
comment on column sales.read_sale_line.sku is 'Its code then';
comment on column sales.read_sale_line.name is 'Its name then';
comment on column sales.read_sale_line.unit is 'Unit of the quantity';
comment on column sales.read_sale_line.quantity is 'Quantity sold, in the unit of the line';
comment on column sales.read_sale_line.unit_price is 'Price of one unit with tax, in minor units';
comment on column sales.read_sale_line.discount is 'Discount of the line, in minor units';
comment on column sales.read_sale_line.total is 'What the line adds to the total, with tax, in minor units';
comment on column sales.read_sale_line.unit_cost is 'Purchase cost of one unit without tax as it was known, in minor units; 0 where it was not';
comment on column sales.read_sale_line.exempt is 'Whether it bears no tax';
comment on column sales.read_sale_line.voided_at is 'When its sale was voided; null for one that stands';

create view sales.read_payment as
select p.sale_id, p.line, p.method, p.amount from sales.payment p;

comment on view sales.read_payment is 'How sales were paid';
comment on column sales.read_payment.sale_id is 'Its sale, see sales.read_sale';
comment on column sales.read_payment.line is 'Place among the payments of the sale, from 1';
comment on column sales.read_payment.method is 'cash, debit, credit and others';
comment on column sales.read_payment.amount is 'Amount given, cash before the change, in minor units';

create view sales.read_return as
select r.return_id, r.sale_id, s.branch_id, r.returned_at, s.currency, rl.line, rl.quantity, rl.amount
from sales.sale_return r
join sales.sale s on s.sale_id = r.sale_id
join sales.sale_return_line rl on rl.return_id = r.return_id;

comment on view sales.read_return is 'What came back, a row for each line of a return';
comment on column sales.read_return.return_id is 'Id of the return';
comment on column sales.read_return.sale_id is 'The sale it is of, see sales.read_sale';
comment on column sales.read_return.branch_id is 'Branch of the sale, see identity.read_branch';
comment on column sales.read_return.returned_at is 'When it came back';
comment on column sales.read_return.currency is 'Currency of the amount, ISO 4217';
comment on column sales.read_return.line is 'The line of the sale, see sales.read_sale_line';
comment on column sales.read_return.quantity is 'Quantity that came back, in the unit of the line';
comment on column sales.read_return.amount is 'What it is worth, with tax, in minor units';

create view sales.read_day_total as
select business_date, branch_id, currency, sales, total from sales.day_total;

comment on view sales.read_day_total is 'What the standing sales of each day come to; follows the sales by a moment';
comment on column sales.read_day_total.business_date is 'Day by the clock of the branch';
comment on column sales.read_day_total.branch_id is 'Branch, see identity.read_branch';
comment on column sales.read_day_total.currency is 'Currency of the total, ISO 4217';
comment on column sales.read_day_total.sales is 'How many sales';
comment on column sales.read_day_total.total is 'Their totals with tax, in minor units';
