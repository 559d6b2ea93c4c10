package org.ferrepos.catalog.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.text.SearchDocument;
import org.ferrepos.catalog.text.Words;
import org.ferrepos.platform.money.Currency;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Reads and writes product rows in sets, within a transaction that has raised the catalogue's revision. */
public final class ProductStore {
    private static final String FIND = """
            select p.product_id, p.sku, p.name, p.description, c.name as category, p.brand, p.unit, p.tax_category,
                   p.cost_sealed, p.cost_currency, p.suggested_price_sealed, p.active
            from catalog.product p left join catalog.category c on c.category_id = p.category_id
            where p.sku = any(:skus)
            """;

    private static final String FACTS = """
            unnest(cast(:skus as text[]), cast(:names as text[]), cast(:descriptions as text[]),
                cast(:categories as integer[]), cast(:brands as text[]), cast(:units as text[]),
                cast(:taxes as text[]), cast(:costs as bytea[]), cast(:costCurrencies as text[]),
                cast(:suggestedPrices as bytea[]), cast(:actives as boolean[]), cast(:vectors as text[]))
                as x(sku, name, description, category_id, brand, unit, tax_category, cost_sealed, cost_currency,
                    suggested_price_sealed, active, vector)
            """;

    private static final String INSERT = """
            insert into catalog.product (sku, name, description, category_id, brand, unit, tax_category, cost_sealed,
                cost_currency, suggested_price_sealed, active, revision, created_at, updated_at, search)
            select sku, name, description, category_id, brand, unit, tax_category, cost_sealed, cost_currency,
                suggested_price_sealed, active, :revision, :at, :at, cast(vector as tsvector)
            from %s returning product_id, sku
            """.formatted(FACTS);

    private static final String UPDATE = """
            update catalog.product p
            set name = x.name, description = x.description, category_id = x.category_id, brand = x.brand,
                unit = x.unit, tax_category = x.tax_category, cost_sealed = x.cost_sealed,
                cost_currency = x.cost_currency, suggested_price_sealed = x.suggested_price_sealed,
                active = x.active,
                revision = :revision, updated_at = :at, search = cast(x.vector as tsvector)
            from %s where p.sku = x.sku
            """.formatted(FACTS);

    private static final String ADD_WORDS = """
            insert into catalog.word (word, stem, sound)
            select * from unnest(cast(:words as text[]), cast(:stems as text[]), cast(:sounds as text[]))
            on conflict (word) do nothing
            """;

    private final Handle handle;
    private final Costs costs;

    public ProductStore(Handle handle, Costs costs) {
        this.handle = handle;
        this.costs = costs;
    }

    public Map<String, StoredProduct> find(Collection<String> skus) {
        Map<String, StoredProduct> found = HashMap.newHashMap(skus.size());
        handle.createQuery(FIND)
                .bindArray("skus", String.class, skus)
                .map((rows, context) -> read(rows))
                .forEach(product -> found.put(product.facts().sku(), product));
        return found;
    }

    /** Inserts products whose SKUs are free and returns their ids by SKU. */
    public Map<String, Long> insert(Collection<ProductFacts> products, Stamp stamp) {
        Map<String, Long> ids = HashMap.newHashMap(products.size());
        if (!products.isEmpty()) {
            bindFacts(handle.createQuery(INSERT), products, stamp)
                    .map((rows, context) -> Map.entry(rows.getString("sku"), rows.getLong("product_id")))
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        }
        return ids;
    }

    public void update(Collection<ProductFacts> products, Stamp stamp) {
        if (!products.isEmpty()) {
            bindFacts(handle.createUpdate(UPDATE), products, stamp).execute();
        }
    }

    /** Marks products as changed whose barcodes or prices did. */
    public void touch(Collection<Long> ids, Stamp stamp) {
        if (!ids.isEmpty()) {
            handle.createUpdate("""
                            update catalog.product set revision = :revision, updated_at = :at
                            where product_id = any(:ids)""")
                    .bindArray("ids", Long.class, ids)
                    .bind("revision", stamp.revision())
                    .bind("at", stamp.at())
                    .execute();
        }
    }

    private <S extends SqlStatement<S>> S bindFacts(S statement, Collection<ProductFacts> products, Stamp stamp) {
        Map<String, Integer> categories = categoryIds(products);
        List<SearchDocument> documents =
                products.stream().map(ProductFacts::searchDocument).toList();
        addWords(documents);
        return statement
                .bindArray("skus", String.class, column(products, ProductFacts::sku))
                .bindArray("names", String.class, column(products, ProductFacts::name))
                .bindArray("descriptions", String.class, column(products, ProductFacts::description))
                .bindArray("categories", Integer.class, column(products, facts -> categoryId(facts, categories)))
                .bindArray("brands", String.class, column(products, ProductFacts::brand))
                .bindArray("units", String.class, column(products, ProductFacts::unit))
                .bindArray("taxes", String.class, column(products, ProductFacts::taxCategory))
                .bindArray(
                        "costs",
                        byte[].class,
                        column(products, facts -> sealed(Costs.Field.COST, facts.sku(), facts.cost())))
                .bindArray(
                        "costCurrencies",
                        String.class,
                        column(
                                products,
                                facts -> facts.costCurrency() == null
                                        ? null
                                        : facts.costCurrency().name()))
                .bindArray(
                        "suggestedPrices",
                        byte[].class,
                        column(
                                products,
                                facts -> sealed(Costs.Field.SUGGESTED_PRICE, facts.sku(), facts.suggestedPrice())))
                .bindArray("actives", Boolean.class, column(products, ProductFacts::active))
                .bindArray(
                        "vectors",
                        String.class,
                        documents.stream().map(SearchDocument::vector).toArray())
                .bind("revision", stamp.revision())
                .bind("at", stamp.at());
    }

    private static Object[] column(Collection<ProductFacts> products, Function<ProductFacts, @Nullable Object> field) {
        return products.stream().map(field).toArray();
    }

    private static @Nullable Integer categoryId(ProductFacts facts, Map<String, Integer> ids) {
        return facts.category() == null ? null : ids.get(Words.fold(facts.category()));
    }

    private Map<String, Integer> categoryIds(Collection<ProductFacts> products) {
        Map<String, String> names = new HashMap<>();
        for (ProductFacts product : products) {
            if (product.category() != null) {
                names.putIfAbsent(Words.fold(product.category()), product.category());
            }
        }
        if (names.isEmpty()) {
            return Map.of();
        }
        List<String> folded = List.copyOf(names.keySet());
        handle.createUpdate("""
                        insert into catalog.category (name, folded)
                        select * from unnest(cast(:names as text[]), cast(:folded as text[])) on conflict do nothing""")
                .bindArray(
                        "names", String.class, folded.stream().map(names::get).toArray())
                .bindArray("folded", String.class, folded)
                .execute();
        Map<String, Integer> ids = new HashMap<>();
        handle.createQuery("select category_id, folded from catalog.category where folded = any(:folded)")
                .bindArray("folded", String.class, folded)
                .map((rows, context) -> ids.put(rows.getString("folded"), rows.getInt("category_id")))
                .forEach(previous -> {});
        return ids;
    }

    private void addWords(List<SearchDocument> documents) {
        Set<String> words = new LinkedHashSet<>();
        documents.forEach(document -> words.addAll(document.words()));
        addWords(handle, words);
    }

    /** Makes words known to the spelling correction. */
    public static void addWords(Handle handle, Collection<String> words) {
        handle.createUpdate(ADD_WORDS)
                .bindArray("words", String.class, words)
                .bindArray(
                        "stems",
                        String.class,
                        words.stream()
                                .map(org.ferrepos.catalog.text.Stems::stem)
                                .toArray())
                .bindArray(
                        "sounds",
                        String.class,
                        words.stream()
                                .map(org.ferrepos.catalog.text.Phonetics::of)
                                .toArray())
                .execute();
    }

    private byte @Nullable [] sealed(Costs.Field field, String sku, SealableAmount amount) {
        return switch (amount) {
            case SealableAmount.Kept kept -> kept.sealed();
            case SealableAmount.Stated(long clear) -> clear == 0 ? null : costs.seal(field, sku, clear);
        };
    }

    private static SealableAmount kept(byte @Nullable [] sealed) {
        return sealed == null ? SealableAmount.NONE : new SealableAmount.Kept(sealed);
    }

    private static StoredProduct read(ResultSet rows) throws SQLException {
        return new StoredProduct(
                rows.getLong("product_id"),
                new ProductFacts(
                        rows.getString("sku"),
                        rows.getString("name"),
                        rows.getString("description"),
                        rows.getString("category"),
                        rows.getString("brand"),
                        rows.getString("unit"),
                        rows.getString("tax_category"),
                        kept(rows.getBytes("cost_sealed")),
                        Currency.orNull(rows.getString("cost_currency")),
                        kept(rows.getBytes("suggested_price_sealed")),
                        rows.getBoolean("active")));
    }
}
