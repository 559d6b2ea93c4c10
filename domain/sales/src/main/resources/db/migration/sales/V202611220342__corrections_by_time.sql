-- The figures of a day tell what came back on it. Returns are few beside sales, so this costs the tills nothing.
create index sale_return_time on sales.sale_return (returned_at);
