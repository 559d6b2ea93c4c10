-- The last of a line's seven numbers tells its tax: 1 for an exempt line as before, otherwise the rate in hundredths of a
-- percent. Sales from before have 0 there: every one of them carried 19 %. A rate is at least 100.
create or replace view sales.sale_line as
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
    s.line_numbers[n * 7] = 1 as exempt,
    case s.line_numbers[n * 7] when 1 then null when 0 then 1900 else s.line_numbers[n * 7] end as tax_hundredths
from sales.sale s cross join lateral generate_series(1, cardinality(s.line_numbers) / 7) as n;
