create schema catalog;

create table catalog.category (
    category_id integer generated always as identity primary key,
    name text not null,
    -- The name without case and accents: 'Gasfitería' and 'GASFITERIA' are one category.
    folded text not null unique
);

create table catalog.product (
    product_id bigint generated always as identity primary key,
    -- Compared and sorted byte by byte, whatever the language of the server.
    sku text collate "C" not null unique,
    name text not null,
    description text not null default '',
    category_id integer references catalog.category,
    brand text,
    unit text not null check (unit in (
        'un', 'm', 'kg', 'l', 'caja', 'saco', 'rollo', 'par', 'juego', 'm2', 'm3', 'plancha', 'tira', 'bolsa', 'galon',
        'pack', 'g', 'ml', 'cm')),
    tax_affected boolean not null default true,
    cost bigint not null default 0 check (cost >= 0),
    active boolean not null default true,
    -- Value of platform.revision for the area 'catalog' when the product, a barcode or a price of it last changed.
    revision bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Stems with their weights, made by org.ferrepos.catalog.search.
    search tsvector not null
);

create index product_revision on catalog.product (revision);
create index product_category on catalog.product (category_id, sku);
create index product_search on catalog.product using gin (search) where active;
create index product_sku_parts on catalog.product using gin (lower(sku) collate "default" public.gin_trgm_ops) where active;

create table catalog.barcode (
    code text collate "C" primary key,
    product_id bigint not null references catalog.product
);

create index barcode_product on catalog.barcode (product_id);
create index barcode_parts on catalog.barcode using gin ((code collate "default") public.gin_trgm_ops);

-- Append-only: a price ends where a later one of the same scope begins.
create table catalog.price (
    price_id bigint generated always as identity primary key,
    product_id bigint not null references catalog.product,
    -- Null: all branches that have no price of their own. Branches belong to identity.
    branch_id integer,
    amount bigint not null check (amount between 0 and 1000000000000),
    valid_from timestamptz not null,
    reason text not null default '',
    created_by text not null,
    created_at timestamptz not null
);

create index price_product on catalog.price (product_id, branch_id, valid_from desc, price_id desc);
