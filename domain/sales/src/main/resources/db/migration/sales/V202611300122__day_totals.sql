-- What the sales of a business date come to, kept by the events of sales: the screens that follow the day need not add it
-- up. Sales of before have no events; they are added up here, once.
create table sales.day_total (
    business_date date not null,
    branch_id integer not null,
    currency text not null,
    sales bigint not null,
    total bigint not null,
    primary key (business_date, branch_id, currency)
) with (fillfactor = 50);

insert into sales.day_total (business_date, branch_id, currency, sales, total)
select s.business_date, s.branch_id, s.currency, count(*), sum(s.total)
from sales.sale s
where not exists (select from sales.sale_void v where v.sale_id = s.sale_id)
group by s.business_date, s.branch_id, s.currency;
