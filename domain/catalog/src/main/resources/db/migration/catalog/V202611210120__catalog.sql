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

-- The words that occur in names, categories, brands and synonyms: what a misspelt word is corrected to.
create table catalog.word (
    word text primary key,
    stem text not null,
    -- The word as it sounds; see org.ferrepos.catalog.text.Phonetics.
    sound text not null,
    -- Active products that contain the stem; counted anew by a job.
    documents integer not null default 1
);

create index word_sound_parts on catalog.word using gin (sound public.gin_trgm_ops);
create index word_sound on catalog.word (sound);
create index word_stem on catalog.word (stem);

-- Groups of terms that mean the same to a customer; a term has one or more words.
create table catalog.synonym_group (
    group_id integer generated always as identity primary key,
    terms text[] not null check (cardinality(terms) between 2 and 50),
    updated_at timestamptz not null
);

-- What the numbers of the search stand at: one row.
create table catalog.search_state (
    only_row boolean primary key default true check (only_row),
    -- Grows with every change of a synonym group.
    synonym_revision bigint not null default 0,
    -- Whether the groups delivered with the program were loaded; an administrator may have deleted them since.
    synonyms_seeded boolean not null default false,
    -- Revision of the catalogue at which the vocabulary was counted.
    counted_revision bigint not null default -1,
    active_products bigint not null default 0
);

insert into catalog.search_state default values;
