-- Purchase costs of products are sealed from now on; what the trail kept of them in clear goes.
update identity.audit
set before = before #- '{product,cost}' #- '{cost}', after = after #- '{product,cost}' #- '{cost}'
where entity = 'product';

update identity.audit
set after = jsonb_set(after, '{changes}', (
    select coalesce(jsonb_agg(change #- '{before,cost}' #- '{after,cost}' order by position), '[]')
    from jsonb_array_elements(after -> 'changes') with ordinality as x(change, position)))
where entity = 'products' and jsonb_typeof(after -> 'changes') = 'array';
