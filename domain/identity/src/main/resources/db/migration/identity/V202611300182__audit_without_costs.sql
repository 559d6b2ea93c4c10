-- Purchase costs of products are sealed from now on; what the trail kept of them in clear goes. A change of price has
-- numbers on both sides and nothing to take out of them.
update identity.audit
set before = case when jsonb_typeof(before) = 'object' then before - 'cost' #- '{product,cost}' else before end,
    after = case when jsonb_typeof(after) = 'object' then after - 'cost' #- '{product,cost}' else after end
where entity = 'product' and (jsonb_typeof(before) = 'object' or jsonb_typeof(after) = 'object');

update identity.audit
set after = jsonb_set(after, '{changes}', (
    select coalesce(jsonb_agg(
        case when jsonb_typeof(change) = 'object' then change #- '{before,cost}' #- '{after,cost}' else change end
        order by position), '[]')
    from jsonb_array_elements(after -> 'changes') with ordinality as x(change, position)))
where entity = 'products' and jsonb_typeof(after) = 'object' and jsonb_typeof(after -> 'changes') = 'array';
