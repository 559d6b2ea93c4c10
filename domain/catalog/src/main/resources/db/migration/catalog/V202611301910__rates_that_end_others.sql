-- A rate that is withdrawn before it begins leaves things as they were: one that ended where it was to begin goes on, if
-- the addition ended it, and not if it was to end there anyway. Which of the two it was is kept from now on; of rates
-- added before, those that follow on another are taken for the first.
alter table catalog.tax_rate add column ends_previous boolean not null default false;

update catalog.tax_rate r set ends_previous = true
where exists (select from catalog.tax_rate p
    where p.category = r.category and p.country = r.country and p.valid_to = r.valid_from);
