-- Lines and payments are written once, with their sale, and read with it: they live in its row now, as arrays, instead of
-- in four rows with index entries of their own. sales.sale_line and sales.payment stay as views with the columns they had,
-- so that whoever reads them goes on.
--
-- line_numbers holds seven numbers a line: product, quantity in thousandths, unit price, discount, total, unit cost, and
-- 1 for a line exempt from tax. line_texts holds three: SKU, name, unit. payment_texts holds method and reference.

create function sales.packed_line_numbers(id uuid) returns bigint[] stable language sql as $$
    select coalesce(array_agg(n.value order by l.line, n.place), '{}')
    from sales.sale_line l cross join lateral unnest(array[l.product_id, (l.quantity * 1000)::bigint, l.unit_price,
        l.discount, l.total, l.unit_cost, l.exempt::integer::bigint]) with ordinality as n (value, place)
    where l.sale_id = id
$$;

create function sales.packed_line_texts(id uuid) returns text[] stable language sql as $$
    select coalesce(array_agg(t.value order by l.line, t.place), '{}')
    from sales.sale_line l cross join lateral unnest(array[l.sku, l.name, l.unit]) with ordinality as t (value, place)
    where l.sale_id = id
$$;

create function sales.packed_payment_amounts(id uuid) returns bigint[] stable language sql as $$
    select coalesce(array_agg(amount order by line), '{}') from sales.payment where sale_id = id
$$;

create function sales.packed_payment_texts(id uuid) returns text[] stable language sql as $$
    select coalesce(array_agg(t.value order by p.line, t.place), '{}')
    from sales.payment p cross join lateral unnest(array[p.method, p.reference]) with ordinality as t (value, place)
    where p.sale_id = id
$$;

alter table sales.sale
    add column line_numbers bigint[],
    add column line_texts text[],
    add column payment_amounts bigint[],
    add column payment_texts text[];

-- One pass writes the table anew, which no update of rows that are never changed could do as well.
alter table sales.sale
    alter column line_numbers type bigint[] using sales.packed_line_numbers(sale_id),
    alter column line_texts type text[] using sales.packed_line_texts(sale_id),
    alter column payment_amounts type bigint[] using sales.packed_payment_amounts(sale_id),
    alter column payment_texts type text[] using sales.packed_payment_texts(sale_id);

drop function sales.packed_line_numbers(uuid);
drop function sales.packed_line_texts(uuid);
drop function sales.packed_payment_amounts(uuid);
drop function sales.packed_payment_texts(uuid);

do $$
begin
    if (select count(*) from sales.sale_line) <> (select coalesce(sum(cardinality(line_numbers)), 0) / 7 from sales.sale)
        or (select count(*) from sales.payment) <> (select coalesce(sum(cardinality(payment_amounts)), 0) from sales.sale)
    then
        raise exception 'lines or payments without their sale';
    end if;
end $$;

drop table sales.sale_line;
drop table sales.payment;

alter table sales.sale
    alter column line_numbers set not null,
    alter column line_texts set not null,
    alter column payment_amounts set not null,
    alter column payment_texts set not null,
    add constraint sale_lines_whole check (cardinality(line_numbers) * 3 = cardinality(line_texts) * 7),
    add constraint sale_payments_whole
        check (cardinality(payment_amounts) * 2 = cardinality(payment_texts) and 0 < all (payment_amounts));

create view sales.sale_line as
select s.sale_id,
    n as line,
    s.line_numbers[n * 7 - 6] as product_id,
    s.line_texts[n * 3 - 2] as sku,
    s.line_texts[n * 3 - 1] as name,
    s.line_texts[n * 3] as unit,
    (s.line_numbers[n * 7 - 5] * 0.001)::numeric(14, 3) as quantity,
    s.line_numbers[n * 7 - 4] as unit_price,
    s.line_numbers[n * 7 - 3] as discount,
    s.line_numbers[n * 7 - 2] as total,
    s.line_numbers[n * 7 - 1] as unit_cost,
    s.line_numbers[n * 7] = 1 as exempt
from sales.sale s cross join lateral generate_series(1, cardinality(s.line_numbers) / 7) as n;

create view sales.payment as
select s.sale_id,
    n as line,
    s.payment_texts[n * 2 - 1] as method,
    s.payment_amounts[n] as amount,
    s.payment_texts[n * 2] as reference
from sales.sale s cross join lateral generate_series(1, cardinality(s.payment_amounts)) as n;

-- A till's row changes with every batch: room on its page keeps the new versions beside it, off the index.
alter table sales.till set (fillfactor = 50);
