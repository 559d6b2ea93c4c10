-- The country decides the tax of a sale. Until now each currency was that of one country.
alter table identity.branch add column country text;
update identity.branch set country = case currency when 'ARS' then 'AR' else 'CL' end;
alter table identity.branch alter column country set not null;
alter table identity.branch add constraint branch_country_known check (country in ('CL', 'AR'));
