-- The schema that the migrations of this build make. Generated; not run by anything.
-- Write it anew: ./mvnw -pl server -am test -Dtest='SchemaTest,MigrationsTest' -Dsurefire.failIfNoSpecifiedTests=false -Dferrepos.schema.write=true

create extension pg_trgm with schema public;
create extension unaccent with schema public;

create schema platform;

create table platform.data_key (
    key_id integer not null,
    wrapped bytea not null,
    master_key_id text not null,
    created_at timestamp with time zone not null,
    retired_at timestamp with time zone,
    constraint data_key_pkey PRIMARY KEY (key_id),
    constraint data_key_key_id_check CHECK ((key_id > 0))
);

create table platform.encrypted_data_access_log (
    entry_id bigint generated always as identity not null,
    at timestamp with time zone not null,
    user_id uuid,
    user_name text not null,
    field text not null,
    purpose text not null,
    value_count bigint not null,
    constraint encrypted_data_access_log_pkey PRIMARY KEY (entry_id),
    constraint encrypted_data_access_log_value_count_check CHECK ((value_count > 0))
);
CREATE INDEX encrypted_data_access_log_at ON platform.encrypted_data_access_log USING btree (at);

create table platform.file (
    id uuid not null,
    sha256 bytea not null,
    kind text not null,
    name text not null,
    content_type text not null,
    owner_id uuid,
    permission text,
    complete boolean not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    constraint file_pkey PRIMARY KEY (id),
    constraint file_sha256_fkey FOREIGN KEY (sha256) REFERENCES platform.file_content(sha256)
);
CREATE INDEX file_expires_at_idx ON platform.file USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX file_incomplete_idx ON platform.file USING btree (created_at) WHERE (NOT complete);
CREATE INDEX file_sha256_idx ON platform.file USING btree (sha256);

create table platform.file_content (
    sha256 bytea not null,
    bytes bigint not null,
    created_at timestamp with time zone not null,
    constraint file_content_pkey PRIMARY KEY (sha256),
    constraint file_content_bytes_check CHECK ((bytes >= 0)),
    constraint file_content_sha256_check CHECK ((octet_length(sha256) = 32))
);

create table platform.installation (
    fact text not null,
    value text not null,
    noted_at timestamp with time zone default now() not null,
    constraint installation_pkey PRIMARY KEY (fact)
);

create table platform.job (
    id uuid not null,
    kind text not null,
    parameters jsonb not null,
    state text not null,
    priority smallint not null,
    owner_kind text not null,
    owner_id uuid not null,
    owner_name text not null,
    owner_roles text[] not null,
    owner_permissions text[] not null,
    branch text,
    language text not null,
    submission_key text,
    content_hash bytea,
    progress numeric(5,4) default 0 not null,
    message jsonb,
    attempts integer default 0 not null,
    max_attempts integer default 1 not null,
    resumable boolean default false not null,
    run_at timestamp with time zone not null,
    lease uuid,
    lease_until timestamp with time zone,
    cancel_requested boolean default false not null,
    version bigint default 1 not null,
    created_at timestamp with time zone not null,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    result jsonb,
    problem jsonb,
    recipients text[] default '{}'::text[] not null,
    constraint job_pkey PRIMARY KEY (id),
    constraint job_check CHECK (((state = 'running'::text) = (lease IS NOT NULL))),
    constraint job_check1 CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])) = (ended_at IS NOT NULL))),
    constraint job_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text]))),
    constraint job_owner_kind_check CHECK ((owner_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'schedule'::text]))),
    constraint job_progress_check CHECK (((progress >= (0)::numeric) AND (progress <= (1)::numeric))),
    constraint job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
) with (fillfactor=80);
CREATE INDEX job_ended ON platform.job USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX job_owner ON platform.job USING btree (owner_id, id);
CREATE INDEX job_queued ON platform.job USING btree (priority DESC, run_at, id) WHERE (state = 'queued'::text);
CREATE INDEX job_running ON platform.job USING btree (kind) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX job_submission ON platform.job USING btree (owner_id, kind, submission_key) WHERE (submission_key IS NOT NULL);

create table platform.job_schedule (
    id uuid not null,
    kind text not null,
    parameters jsonb not null,
    cron text not null,
    zone text,
    branch text,
    enabled boolean not null,
    recipients text[] not null,
    next_run_at timestamp with time zone,
    last_run_at timestamp with time zone,
    last_job_id uuid,
    owner_id uuid not null,
    owner_name text not null,
    owner_roles text[] not null,
    owner_permissions text[] not null,
    owner_branch text,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    constraint job_schedule_pkey PRIMARY KEY (id),
    constraint job_schedule_check CHECK (((zone IS NULL) <> (branch IS NULL)))
);
CREATE INDEX job_schedule_due ON platform.job_schedule USING btree (next_run_at NULLS FIRST) WHERE enabled;

create table platform.outbox (
    xid xid8 default pg_current_xact_id() not null,
    draw bigint default nextval('platform.outbox_draw'::regclass) not null,
    appended_at timestamp with time zone not null,
    size integer not null,
    version integer not null,
    kind text not null,
    events json not null,
    constraint outbox_pkey PRIMARY KEY (xid, draw),
    constraint outbox_size_check CHECK ((size > 0))
);

create table platform.outbox_consumer (
    name text not null,
    position bigint not null,
    attempts integer default 0 not null,
    retry_at timestamp with time zone,
    last_error text,
    claimed_by uuid,
    claimed_until timestamp with time zone,
    constraint outbox_consumer_pkey PRIMARY KEY (name)
) with (fillfactor=50);

create table platform.outbox_dead_letter (
    dead_letter_id bigint generated always as identity not null,
    consumer text not null,
    epoch uuid not null,
    position bigint not null,
    kind text not null,
    version integer not null,
    key text not null,
    branch_id integer,
    appended_at timestamp with time zone not null,
    body json not null,
    error text not null,
    failed_at timestamp with time zone not null,
    retry_requested_at timestamp with time zone,
    constraint outbox_dead_letter_pkey PRIMARY KEY (dead_letter_id)
);
CREATE INDEX outbox_dead_letter_retry ON platform.outbox_dead_letter USING btree (consumer, dead_letter_id) WHERE (retry_requested_at IS NOT NULL);

create table platform.outbox_position (
    last_position bigint not null,
    xid xid8 not null,
    draw bigint not null,
    size integer not null,
    mark integer not null,
    kind text not null,
    constraint outbox_position_pkey PRIMARY KEY (last_position)
);

create table platform.outbox_sequencer (
    single boolean default true not null,
    epoch uuid default gen_random_uuid() not null,
    installation text default ''::text not null,
    position bigint default 0 not null,
    pruned bigint default 0 not null,
    snapshot pg_snapshot default pg_current_snapshot() not null,
    constraint outbox_sequencer_pkey PRIMARY KEY (single),
    constraint outbox_sequencer_single_check CHECK (single)
) with (fillfactor=50);

create table platform.replica_mark (
    only_row boolean default true not null,
    marked_at timestamp with time zone not null,
    constraint replica_mark_pkey PRIMARY KEY (only_row),
    constraint replica_mark_only_row_check CHECK (only_row)
) with (fillfactor=10);

create table platform.revision (
    area text not null,
    revision bigint default 0 not null,
    constraint revision_pkey PRIMARY KEY (area)
);

create table platform.secret (
    name text not null,
    sealed bytea not null,
    changed_at timestamp with time zone not null,
    constraint secret_pkey PRIMARY KEY (name)
);

create table platform.unprotected_master_key (
    only_row boolean default true not null,
    key bytea not null,
    created_at timestamp with time zone not null,
    constraint unprotected_master_key_pkey PRIMARY KEY (only_row),
    constraint unprotected_master_key_only_row_check CHECK (only_row)
);

create schema identity;

create table identity.api_key (
    id uuid not null,
    name text not null,
    secret_hash text not null,
    roles text[] not null,
    branch_id integer,
    scopes text[] not null,
    rate_limited boolean not null,
    created_by text not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    constraint api_key_pkey PRIMARY KEY (id),
    constraint api_key_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES identity.branch(id),
    constraint api_key_roles_check CHECK (((cardinality(roles) >= 1) AND (cardinality(roles) <= 11)))
);

create table identity.app_user (
    id uuid not null,
    username text collate "C" not null,
    name text not null,
    password_hash text not null,
    roles text[] not null,
    branch_id integer,
    active boolean default true not null,
    failures integer default 0 not null,
    last_failed_at timestamp with time zone,
    locked_until timestamp with time zone,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    constraint app_user_pkey PRIMARY KEY (id),
    constraint app_user_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES identity.branch(id),
    constraint app_user_roles_check CHECK (((cardinality(roles) >= 1) AND (cardinality(roles) <= 11))),
    constraint app_user_username_check CHECK ((username ~ '^[a-z0-9][a-z0-9._@-]{0,59}$'::text)),
    constraint app_user_username_key UNIQUE (username)
);

create table identity.approval_failure (
    caller_id uuid not null,
    user_id uuid not null,
    failures integer not null,
    last_failed_at timestamp with time zone not null,
    locked_until timestamp with time zone,
    constraint approval_failure_pkey PRIMARY KEY (caller_id, user_id)
);

create table identity.audit (
    id bigint generated always as identity not null,
    at timestamp with time zone not null,
    user_id uuid not null,
    user_name text not null,
    user_kind text not null,
    branch text,
    address text not null,
    action text not null,
    entity text not null,
    key text not null,
    before jsonb,
    after jsonb,
    constraint audit_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_at ON identity.audit USING btree (at);
CREATE INDEX audit_entity ON identity.audit USING btree (entity, key, id);
CREATE INDEX audit_user ON identity.audit USING btree (user_name, id);

create table identity.branch (
    id integer generated always as identity not null,
    code text collate "C" not null,
    name text not null,
    address text not null,
    commune text not null,
    zone text not null,
    currency text not null,
    active boolean default true not null,
    created_at timestamp with time zone default now() not null,
    updated_at timestamp with time zone default now() not null,
    country text not null,
    constraint branch_pkey PRIMARY KEY (id),
    constraint branch_code_check CHECK ((code ~ '^[A-Z0-9-]{1,20}$'::text)),
    constraint branch_code_key UNIQUE (code),
    constraint branch_country_known CHECK ((country = ANY (ARRAY['CL'::text, 'AR'::text])))
);

create table identity.company (
    id smallint default 1 not null,
    name text not null,
    tax_id text not null,
    constraint company_pkey PRIMARY KEY (id),
    constraint company_id_check CHECK ((id = 1))
);

create table identity.login_failure (
    username text collate "C" not null,
    source text collate "C" not null,
    failures integer not null,
    last_failed_at timestamp with time zone not null,
    locked_until timestamp with time zone,
    constraint login_failure_pkey PRIMARY KEY (username, source)
);
CREATE INDEX login_failure_age ON identity.login_failure USING btree (last_failed_at);
CREATE INDEX login_failure_source ON identity.login_failure USING btree (source);

create table identity.login_place (
    user_id uuid not null,
    network text collate "C" not null,
    last_at timestamp with time zone not null,
    constraint login_place_pkey PRIMARY KEY (user_id, network),
    constraint login_place_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.app_user(id) ON DELETE CASCADE
);
CREATE INDEX login_place_age ON identity.login_place USING btree (last_at);

create table identity.refresh_token (
    hash text not null,
    session_id uuid not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    constraint refresh_token_pkey PRIMARY KEY (hash),
    constraint refresh_token_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE
);
CREATE INDEX refresh_token_expiry ON identity.refresh_token USING btree (expires_at);
CREATE INDEX refresh_token_session ON identity.refresh_token USING btree (session_id);

create table identity.register (
    id integer generated always as identity not null,
    code text collate "C" not null,
    branch_id integer not null,
    active boolean default true not null,
    created_at timestamp with time zone default now() not null,
    updated_at timestamp with time zone default now() not null,
    paper_width smallint default 80 not null,
    constraint register_pkey PRIMARY KEY (id),
    constraint register_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES identity.branch(id),
    constraint register_code_check CHECK ((code ~ '^[A-Z0-9-]{1,20}$'::text)),
    constraint register_code_key UNIQUE (code),
    constraint register_paper_width CHECK ((paper_width = ANY (ARRAY[58, 80])))
);
CREATE INDEX register_branch ON identity.register USING btree (branch_id);

create table identity.revocation (
    subject uuid not null,
    expires_at timestamp with time zone not null,
    constraint revocation_pkey PRIMARY KEY (subject)
);
CREATE INDEX revocation_expiry ON identity.revocation USING btree (expires_at);

create table identity.role (
    name text collate "C" not null,
    title text not null,
    permissions text[] not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    constraint role_pkey PRIMARY KEY (name),
    constraint role_name_check CHECK ((name ~ '^[a-z][a-z0-9_]{1,29}$'::text)),
    constraint role_permissions_check CHECK (((cardinality(permissions) >= 1) AND (cardinality(permissions) <= 200)))
);

create table identity.session (
    id uuid not null,
    user_id uuid not null,
    register_id integer,
    address text not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone,
    revoked_for text,
    constraint session_pkey PRIMARY KEY (id),
    constraint session_register_id_fkey FOREIGN KEY (register_id) REFERENCES identity.register(id),
    constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.app_user(id)
);
CREATE INDEX session_expiry ON identity.session USING btree (expires_at);
CREATE INDEX session_live ON identity.session USING btree (user_id) WHERE (revoked_at IS NULL);

create view identity.read_branch as
 SELECT id AS branch_id,
    code,
    name,
    commune,
    zone,
    currency,
    active
   FROM identity.branch;

create view identity.read_register as
 SELECT id AS register_id,
    code,
    branch_id,
    active
   FROM identity.register;

create view identity.read_user as
 SELECT id AS user_id,
    username,
    name,
    active
   FROM identity.app_user;

create schema catalog;

create table catalog.barcode (
    code text collate "C" not null,
    product_id bigint not null,
    constraint barcode_pkey PRIMARY KEY (code),
    constraint barcode_product_id_fkey FOREIGN KEY (product_id) REFERENCES catalog.product(product_id)
);
CREATE INDEX barcode_parts ON catalog.barcode USING gin (code COLLATE "default" gin_trgm_ops);
CREATE INDEX barcode_product ON catalog.barcode USING btree (product_id);

create table catalog.category (
    category_id integer generated always as identity not null,
    name text not null,
    folded text not null,
    constraint category_pkey PRIMARY KEY (category_id),
    constraint category_folded_key UNIQUE (folded)
);

create table catalog.price (
    price_id bigint generated always as identity not null,
    product_id bigint not null,
    branch_id integer,
    amount bigint not null,
    valid_from timestamp with time zone not null,
    reason text default ''::text not null,
    created_by text not null,
    created_at timestamp with time zone not null,
    currency text,
    constraint price_pkey PRIMARY KEY (price_id),
    constraint price_amount_check CHECK (((amount >= 0) AND (amount <= '1000000000000'::bigint))),
    constraint price_currency_check CHECK ((currency = ANY (ARRAY['CLP'::text, 'ARS'::text]))),
    constraint price_has_currency CHECK ((currency IS NOT NULL)) NOT VALID,
    constraint price_product_id_fkey FOREIGN KEY (product_id) REFERENCES catalog.product(product_id)
);
CREATE INDEX price_history ON catalog.price USING btree (product_id, valid_from DESC, price_id DESC);
CREATE INDEX price_product ON catalog.price USING btree (product_id, branch_id, valid_from DESC, price_id DESC);

create table catalog.product (
    product_id bigint generated always as identity not null,
    sku text collate "C" not null,
    name text not null,
    description text default ''::text not null,
    category_id integer,
    brand text,
    unit text not null,
    cost bigint,
    active boolean default true not null,
    revision bigint not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    search tsvector not null,
    cost_sealed bytea,
    tax_category text collate "C" default 'standard'::text not null,
    cost_currency text,
    suggested_price_sealed bytea,
    constraint product_pkey PRIMARY KEY (product_id),
    constraint product_category_id_fkey FOREIGN KEY (category_id) REFERENCES catalog.category(category_id),
    constraint product_cost_check CHECK ((cost >= 0)),
    constraint product_cost_currency_check CHECK ((cost_currency = ANY (ARRAY['CLP'::text, 'ARS'::text]))),
    constraint product_sku_key UNIQUE (sku),
    constraint product_tax_category_fkey FOREIGN KEY (tax_category) REFERENCES catalog.tax_category(category),
    constraint product_unit_check CHECK ((unit = ANY (ARRAY['un'::text, 'm'::text, 'kg'::text, 'l'::text, 'caja'::text, 'saco'::text, 'rollo'::text, 'par'::text, 'juego'::text, 'm2'::text, 'm3'::text, 'plancha'::text, 'tira'::text, 'bolsa'::text, 'galon'::text, 'pack'::text, 'g'::text, 'ml'::text, 'cm'::text])))
);
CREATE INDEX product_category ON catalog.product USING btree (category_id, sku);
CREATE INDEX product_changes ON catalog.product USING btree (revision, sku);
CREATE INDEX product_search ON catalog.product USING gin (search) WHERE active;
CREATE INDEX product_sku_parts ON catalog.product USING gin (lower(sku) COLLATE "default" gin_trgm_ops) WHERE active;

create table catalog.search_state (
    only_row boolean default true not null,
    synonym_revision bigint default 0 not null,
    synonyms_seeded boolean default false not null,
    counted_revision bigint default '-1'::integer not null,
    active_products bigint default 0 not null,
    constraint search_state_pkey PRIMARY KEY (only_row),
    constraint search_state_only_row_check CHECK (only_row)
);

create table catalog.synonym_group (
    group_id integer generated always as identity not null,
    terms text[] not null,
    updated_at timestamp with time zone not null,
    constraint synonym_group_pkey PRIMARY KEY (group_id),
    constraint synonym_group_terms_check CHECK (((cardinality(terms) >= 2) AND (cardinality(terms) <= 50)))
);

create table catalog.tax_category (
    category text collate "C" not null,
    constraint tax_category_pkey PRIMARY KEY (category),
    constraint tax_category_category_check CHECK ((category ~ '^[a-z][a-z_]{1,29}$'::text))
);

create table catalog.tax_rate (
    tax_rate_id integer generated always as identity not null,
    category text collate "C" not null,
    country text not null,
    hundredths integer not null,
    valid_from date not null,
    valid_to date,
    ends_previous boolean default false not null,
    constraint tax_rate_pkey PRIMARY KEY (tax_rate_id),
    constraint tax_rate_category_check CHECK ((category <> 'exempt'::text)),
    constraint tax_rate_category_country_valid_from_key UNIQUE (category, country, valid_from),
    constraint tax_rate_category_fkey FOREIGN KEY (category) REFERENCES catalog.tax_category(category),
    constraint tax_rate_check CHECK ((valid_to > valid_from)),
    constraint tax_rate_country_check CHECK ((country = ANY (ARRAY['CL'::text, 'AR'::text]))),
    constraint tax_rate_hundredths_check CHECK (((hundredths >= 100) AND (hundredths <= 10000)))
);

create table catalog.word (
    word text not null,
    stem text not null,
    sound text not null,
    documents integer default 1 not null,
    constraint word_pkey PRIMARY KEY (word)
);
CREATE INDEX word_sound ON catalog.word USING btree (sound);
CREATE INDEX word_sound_parts ON catalog.word USING gin (sound gin_trgm_ops);
CREATE INDEX word_stem ON catalog.word USING btree (stem);

create view catalog.read_barcode as
 SELECT code,
    product_id
   FROM catalog.barcode;

create view catalog.read_price as
 SELECT price_id,
    product_id,
    branch_id,
    amount,
    valid_from,
    created_at,
    currency
   FROM catalog.price;

create view catalog.read_product as
 SELECT p.product_id,
    p.sku,
    p.name,
    c.name AS category,
    p.brand,
    p.unit,
    p.active,
    p.created_at,
    p.updated_at
   FROM (catalog.product p
     LEFT JOIN catalog.category c ON ((c.category_id = p.category_id)));

create schema stock;

CREATE OR REPLACE FUNCTION stock.refuse_ledger_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception 'the stock ledger is append-only: record an opposite movement instead of % on %', tg_op, tg_table_name;
end
$function$;

CREATE OR REPLACE FUNCTION stock.require_rows(present bigint, wanted bigint)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
begin
    if present <> wanted then
        raise exception 'stock balances are missing: % of % rows exist; lock or create them first', present, wanted;
    end if;
    return present;
end
$function$;

create table stock.balance (
    product_id bigint not null,
    branch_id integer not null,
    on_hand numeric(14,3) default 0 not null,
    reserved numeric(14,3) default 0 not null,
    minimum numeric(14,3) default 0 not null,
    constraint balance_pkey PRIMARY KEY (product_id, branch_id),
    constraint balance_minimum_check CHECK ((minimum >= (0)::numeric)),
    constraint balance_reserved_check CHECK ((reserved >= (0)::numeric))
) with (fillfactor=70, autovacuum_vacuum_scale_factor=0.05);
CREATE INDEX balance_by_branch ON stock.balance USING btree (branch_id, product_id);

create table stock.movement (
    movement_id bigint generated always as identity not null,
    product_id bigint not null,
    branch_id integer not null,
    source_line integer not null,
    kind text not null,
    quantity numeric(14,3) not null,
    source_id uuid not null,
    user_id uuid not null,
    occurred_at timestamp with time zone default now() not null,
    reason text,
    constraint movement_pkey PRIMARY KEY (movement_id)
);
CREATE INDEX movement_by_product ON stock.movement USING btree (product_id, branch_id, movement_id);
CREATE UNIQUE INDEX movement_request_once ON stock.movement USING btree (source_id, source_line) WHERE (kind = ANY (ARRAY['receipt'::text, 'adjustment'::text, 'waste'::text, 'count'::text]));
CREATE TRIGGER movement_append_only BEFORE DELETE OR UPDATE ON stock.movement FOR EACH ROW EXECUTE FUNCTION stock.refuse_ledger_change();
CREATE TRIGGER movement_no_truncate BEFORE TRUNCATE ON stock.movement FOR EACH STATEMENT EXECUTE FUNCTION stock.refuse_ledger_change();

create table stock.movement_request (
    request_id uuid not null,
    content_hash bytea not null,
    on_hand numeric(14,3),
    occurred_at timestamp with time zone default now() not null,
    constraint movement_request_pkey PRIMARY KEY (request_id)
);

create table stock.reservation (
    reservation_id uuid not null,
    branch_id integer not null,
    status text not null,
    content_hash bytea not null,
    user_id uuid not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    constraint reservation_pkey PRIMARY KEY (reservation_id),
    constraint reservation_status_check CHECK ((status = ANY (ARRAY['active'::text, 'released'::text, 'expired'::text])))
);
CREATE INDEX reservation_expiring ON stock.reservation USING btree (expires_at) WHERE (status = 'active'::text);

create table stock.reservation_line (
    reservation_id uuid not null,
    product_id bigint not null,
    quantity numeric(14,3) not null,
    constraint reservation_line_pkey PRIMARY KEY (reservation_id, product_id),
    constraint reservation_line_quantity_check CHECK ((quantity > (0)::numeric)),
    constraint reservation_line_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES stock.reservation(reservation_id)
);

create table stock.transfer (
    transfer_id uuid not null,
    from_branch_id integer not null,
    to_branch_id integer not null,
    status text not null,
    reason text,
    shortage_reason text,
    content_hash bytea not null,
    created_at timestamp with time zone not null,
    created_by uuid not null,
    sent_at timestamp with time zone,
    sent_by uuid,
    closed_at timestamp with time zone,
    closed_by uuid,
    constraint transfer_pkey PRIMARY KEY (transfer_id),
    constraint transfer_check CHECK ((to_branch_id <> from_branch_id)),
    constraint transfer_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'sent'::text, 'received'::text, 'cancelled'::text])))
);
CREATE INDEX transfer_by_time ON stock.transfer USING btree (created_at, transfer_id);

create table stock.transfer_line (
    transfer_id uuid not null,
    product_id bigint not null,
    quantity numeric(14,3) not null,
    received numeric(14,3),
    constraint transfer_line_pkey PRIMARY KEY (transfer_id, product_id),
    constraint transfer_line_check CHECK (((received >= (0)::numeric) AND (received <= quantity))),
    constraint transfer_line_quantity_check CHECK ((quantity > (0)::numeric)),
    constraint transfer_line_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES stock.transfer(transfer_id)
);

create view stock.read_balance as
 SELECT product_id,
    branch_id,
    on_hand,
    reserved,
    (on_hand - reserved) AS available,
    minimum
   FROM stock.balance;

create view stock.read_movement as
 SELECT movement_id,
    product_id,
    branch_id,
    kind,
    quantity,
    source_id,
    user_id,
    occurred_at,
    reason
   FROM stock.movement;

create view stock.read_transfer as
 SELECT t.transfer_id,
    t.from_branch_id,
    t.to_branch_id,
    t.status,
    t.created_at,
    t.sent_at,
    t.closed_at,
    l.product_id,
    l.quantity,
    l.received
   FROM (stock.transfer t
     JOIN stock.transfer_line l ON ((l.transfer_id = t.transfer_id)));

create schema sales;

CREATE OR REPLACE FUNCTION sales.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception 'rows of % are never changed; corrections are new documents', tg_table_name;
end $function$;

create table sales.day_total (
    business_date date not null,
    branch_id integer not null,
    currency text not null,
    sales bigint not null,
    total bigint not null,
    constraint day_total_pkey PRIMARY KEY (business_date, branch_id, currency)
) with (fillfactor=50);

create table sales.refund (
    document_id uuid not null,
    line integer not null,
    session_id uuid not null,
    method text not null,
    amount bigint not null,
    document text not null,
    constraint refund_pkey PRIMARY KEY (document_id, document, line),
    constraint refund_amount_check CHECK ((amount > 0)),
    constraint refund_document_check CHECK ((document = ANY (ARRAY['void'::text, 'return'::text])))
);
CREATE INDEX refund_session ON sales.refund USING btree (session_id);

create table sales.sale (
    sale_id uuid not null,
    register_id integer not null,
    number bigint not null,
    branch_id integer not null,
    session_id uuid not null,
    business_date date not null,
    sold_at timestamp with time zone not null,
    sold_offset_seconds integer not null,
    cashier_id uuid not null,
    approved_by uuid,
    customer_tax_id text,
    customer_name text,
    currency text not null,
    subtotal bigint not null,
    discount_total bigint not null,
    net bigint not null,
    tax bigint not null,
    exempt bigint not null,
    total bigint not null,
    cash_rounding bigint not null,
    paid bigint not null,
    change_given bigint not null,
    content_hash bytea not null,
    registered_at timestamp with time zone default now() not null,
    line_numbers bigint[] not null,
    line_texts text[] not null,
    payment_amounts bigint[] not null,
    payment_texts text[] not null,
    constraint sale_pkey PRIMARY KEY (sale_id),
    constraint sale_check CHECK ((((net + tax) + exempt) = total)),
    constraint sale_check1 CHECK (((subtotal - discount_total) = total)),
    constraint sale_check2 CHECK (((paid - change_given) = (total + cash_rounding))),
    constraint sale_lines_whole CHECK (((cardinality(line_numbers) * 3) = (cardinality(line_texts) * 7))),
    constraint sale_payments_whole CHECK ((((cardinality(payment_amounts) * 2) = cardinality(payment_texts)) AND (0 < ALL (payment_amounts)))),
    constraint sale_register_id_number_key UNIQUE (register_id, number)
);
CREATE INDEX sale_sold_at ON sales.sale USING btree (sold_at, sale_id);
CREATE TRIGGER sale_is_terminal BEFORE DELETE OR UPDATE ON sales.sale FOR EACH STATEMENT EXECUTE FUNCTION sales.refuse_change();

create table sales.sale_return (
    return_id uuid not null,
    sale_id uuid not null,
    session_id uuid not null,
    reason text not null,
    total bigint not null,
    cash_rounding bigint not null,
    content_hash bytea not null,
    user_id uuid not null,
    authorized_by uuid,
    returned_at timestamp with time zone not null,
    constraint sale_return_pkey PRIMARY KEY (return_id),
    constraint sale_return_sale_id_fkey FOREIGN KEY (sale_id) REFERENCES sales.sale(sale_id)
);
CREATE INDEX sale_return_sale ON sales.sale_return USING btree (sale_id);
CREATE INDEX sale_return_time ON sales.sale_return USING btree (returned_at);

create table sales.sale_return_line (
    return_id uuid not null,
    line integer not null,
    quantity numeric(14,3) not null,
    amount bigint not null,
    constraint sale_return_line_pkey PRIMARY KEY (return_id, line),
    constraint sale_return_line_quantity_check CHECK ((quantity > (0)::numeric)),
    constraint sale_return_line_return_id_fkey FOREIGN KEY (return_id) REFERENCES sales.sale_return(return_id)
);

create table sales.sale_void (
    sale_id uuid not null,
    session_id uuid not null,
    reason text not null,
    restocked boolean not null,
    requested_by uuid not null,
    authorized_by uuid not null,
    voided_at timestamp with time zone not null,
    constraint sale_void_pkey PRIMARY KEY (sale_id),
    constraint sale_void_sale_id_fkey FOREIGN KEY (sale_id) REFERENCES sales.sale(sale_id)
);
CREATE INDEX sale_void_session ON sales.sale_void USING btree (session_id);

create table sales.till (
    register_id integer not null,
    last_number bigint default 0 not null,
    session_id uuid,
    constraint till_pkey PRIMARY KEY (register_id),
    constraint till_last_number_check CHECK ((last_number >= 0))
) with (fillfactor=50);

create table sales.till_count (
    session_id uuid not null,
    method text not null,
    expected bigint not null,
    counted bigint not null,
    constraint till_count_pkey PRIMARY KEY (session_id, method),
    constraint till_count_session_id_fkey FOREIGN KEY (session_id) REFERENCES sales.till_session(session_id)
);

create table sales.till_movement (
    movement_id uuid not null,
    session_id uuid not null,
    kind text not null,
    amount bigint not null,
    reason text not null,
    user_id uuid not null,
    moved_at timestamp with time zone not null,
    constraint till_movement_pkey PRIMARY KEY (movement_id),
    constraint till_movement_amount_check CHECK ((amount > 0)),
    constraint till_movement_kind_check CHECK ((kind = ANY (ARRAY['in'::text, 'out'::text]))),
    constraint till_movement_session_id_fkey FOREIGN KEY (session_id) REFERENCES sales.till_session(session_id)
);
CREATE INDEX till_movement_session ON sales.till_movement USING btree (session_id);

create table sales.till_session (
    session_id uuid not null,
    register_id integer not null,
    branch_id integer not null,
    currency text not null,
    opened_by uuid not null,
    opened_at timestamp with time zone not null,
    business_date date not null,
    opening_float bigint not null,
    number_before bigint not null,
    last_number bigint,
    closed_by uuid,
    closed_at timestamp with time zone,
    constraint till_session_pkey PRIMARY KEY (session_id),
    constraint till_session_opening_float_check CHECK ((opening_float >= 0))
);
CREATE INDEX till_session_register ON sales.till_session USING btree (register_id, opened_at DESC);

create view sales.payment as
 SELECT s.sale_id,
    n.n AS line,
    s.payment_texts[((n.n * 2) - 1)] AS method,
    s.payment_amounts[n.n] AS amount,
    s.payment_texts[(n.n * 2)] AS reference
   FROM (sales.sale s
     CROSS JOIN LATERAL generate_series(1, cardinality(s.payment_amounts)) n(n));

create view sales.read_day_total as
 SELECT business_date,
    branch_id,
    currency,
    sales,
    total
   FROM sales.day_total;

create view sales.read_payment as
 SELECT sale_id,
    line,
    method,
    amount
   FROM sales.payment p;

create view sales.read_return as
 SELECT r.return_id,
    r.sale_id,
    s.branch_id,
    r.returned_at,
    s.currency,
    rl.line,
    rl.quantity,
    rl.amount
   FROM ((sales.sale_return r
     JOIN sales.sale s ON ((s.sale_id = r.sale_id)))
     JOIN sales.sale_return_line rl ON ((rl.return_id = r.return_id)));

create view sales.read_sale as
 SELECT s.sale_id,
    s.number,
    s.register_id,
    s.branch_id,
    s.business_date,
    s.sold_at,
    s.cashier_id,
    s.currency,
    s.subtotal,
    s.discount_total,
    s.net,
    s.tax,
    s.exempt,
    s.total,
    s.cash_rounding,
    v.voided_at
   FROM (sales.sale s
     LEFT JOIN sales.sale_void v ON ((v.sale_id = s.sale_id)));

create view sales.read_sale_line as
 SELECT s.sale_id,
    l.line,
    s.branch_id,
    s.business_date,
    s.sold_at,
    s.currency,
    l.product_id,
    l.sku,
    l.name,
    l.unit,
    l.quantity,
    l.unit_price,
    l.discount,
    l.total,
    l.unit_cost,
    l.exempt,
    v.voided_at
   FROM ((sales.sale s
     JOIN sales.sale_line l ON ((l.sale_id = s.sale_id)))
     LEFT JOIN sales.sale_void v ON ((v.sale_id = s.sale_id)));

create view sales.sale_line as
 SELECT s.sale_id,
    n.n AS line,
    s.line_numbers[((n.n * 7) - 6)] AS product_id,
    s.line_texts[((n.n * 3) - 2)] AS sku,
    s.line_texts[((n.n * 3) - 1)] AS name,
    s.line_texts[(n.n * 3)] AS unit,
    (((s.line_numbers[((n.n * 7) - 5)])::numeric * 0.001))::numeric(14,3) AS quantity,
    s.line_numbers[((n.n * 7) - 4)] AS unit_price,
    s.line_numbers[((n.n * 7) - 3)] AS discount,
    s.line_numbers[((n.n * 7) - 2)] AS total,
    s.line_numbers[((n.n * 7) - 1)] AS unit_cost,
    (s.line_numbers[(n.n * 7)] = 1) AS exempt,
        CASE s.line_numbers[(n.n * 7)]
            WHEN 1 THEN NULL::bigint
            WHEN 0 THEN (1900)::bigint
            ELSE s.line_numbers[(n.n * 7)]
        END AS tax_hundredths
   FROM (sales.sale s
     CROSS JOIN LATERAL generate_series(1, (cardinality(s.line_numbers) / 7)) n(n));
