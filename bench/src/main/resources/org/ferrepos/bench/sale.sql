\set first random(:low, :low + :third - 1)
\set second random(:low + :third, :low + 2 * :third - 1)
\set third_product random(:low + 2 * :third, :low + 3 * :third - 1)
\set till :first_till + :client_id
begin;
select area, revision from platform.revision;
select sale_id, content_hash from sales.sale where sale_id = (select uuidv7());
select last_number + 1 as number, session_id from sales.till where register_id = :till for update \gset
select b.product_id, b.branch_id, b.on_hand, b.reserved from stock.balance b join unnest(array[:first, :second, :third_product]::bigint[], array[:branch, :branch, :branch]::integer[]) as k (product_id, branch_id) on b.product_id = k.product_id and b.branch_id = k.branch_id order by b.product_id, b.branch_id for update of b;
insert into sales.sale (sale_id, register_id, number, branch_id, session_id, business_date, sold_at, sold_offset_seconds, cashier_id, approved_by, customer_tax_id, customer_name, currency, subtotal, discount_total, net, tax, exempt, total, cash_rounding, paid, change_given, content_hash) values (uuidv7(), :till, :number, :branch, :session_id, current_date, now(), -10800, '00000000-0000-0000-0000-000000000001', null, null, null, 'CLP', 35700, 0, 30000, 5700, 0, 35700, 0, 35700, 0, '\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff') returning sale_id \gset
insert into sales.sale_line (sale_id, line, product_id, sku, name, unit, quantity, unit_price, discount, total, unit_cost, exempt) values (:sale_id, 1, :first, 'BEN-000001', 'Tornillo autoperforante negro 10x100 mm', 'un', 1, 11900, 0, 11900, 5950, false), (:sale_id, 2, :second, 'BEN-000002', 'Clavo galvanizado negro 10x100 mm', 'un', 1, 11900, 0, 11900, 5950, false), (:sale_id, 3, :third_product, 'BEN-000003', 'Perno hexagonal negro 10x100 mm', 'un', 1, 11900, 0, 11900, 5950, false);
insert into sales.payment (sale_id, line, method, amount, reference) values (:sale_id, 1, 'cash', 35700, null);
update sales.till set last_number = :number where register_id = :till;
with changed as (update stock.balance b set on_hand = b.on_hand + u.quantity * 0.001 from unnest(array[:first, :second, :third_product]::bigint[], array[:branch, :branch, :branch]::integer[], array[-1000, -1000, -1000]::bigint[]) as u (product_id, branch_id, quantity) where b.product_id = u.product_id and b.branch_id = u.branch_id returning 1) select stock.require_rows(count(*), 3) from changed;
insert into stock.movement (product_id, branch_id, kind, quantity, source_id, source_line, user_id, reason) values (:first, :branch, 'sale', -1, :sale_id, 1, '00000000-0000-0000-0000-000000000001', ''), (:second, :branch, 'sale', -1, :sale_id, 2, '00000000-0000-0000-0000-000000000001', ''), (:third_product, :branch, 'sale', -1, :sale_id, 3, '00000000-0000-0000-0000-000000000001', '');
commit;
