package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Products, prices, search and import as the contract has them. */
@ExtendWith(SharedProgram.class)
class CatalogContractTest {
    private final ContractApi api;

    CatalogContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void a_product_is_shown_with_all_its_facts() {
        JsonNode product = ok(200, api.as("cajero").get("/api/pos/productos/TAL-750"));

        assertThat(product.path("sku").asText()).isEqualTo("TAL-750");
        assertThat(product.path("name").asText()).startsWith("Taladro");
        assertThat(product.path("description").asText()).isNotBlank();
        assertThat(product.at("/barcodes/0").asText()).hasSize(13);
        assertThat(product.path("category").asText()).isNotBlank();
        assertThat(product.path("brand").asText()).isNotBlank();
        assertThat(product.path("unit").asText()).isEqualTo("un");
        assertThat(product.path("tax").asText()).isEqualTo("affected");
        assertThat(product.path("price").isIntegralNumber()).isTrue();
        assertThat(product.path("currency").asText()).isEqualTo("CLP");
        assertThat(product.path("active").asBoolean()).isTrue();
        assertThat(product.path("updated_at").asText()).contains("T");
        assertThat(product.has("stock")).isFalse();
    }

    @Test
    void a_branch_adds_its_price_and_stock() {
        String sku = api.product(10_000, "7.5");
        ok(
                201,
                api.as("supervisor")
                        .post(
                                "/api/pos/productos/" + sku + "/precios",
                                json("{'amount':9000,'branch':'SCL-01','reason':'oferta'}")));

        JsonNode there = ok(200, api.as("cajero").get("/api/pos/productos/" + sku + "?branch=SCL-01"));
        assertThat(there.path("price").asLong()).isEqualTo(9000);
        assertThat(there.path("stock").decimalValue()).isEqualByComparingTo("7.5");
        JsonNode elsewhere = ok(200, api.as("cajero").get("/api/pos/productos/" + sku + "?branch=VAP-01"));
        assertThat(elsewhere.path("price").asLong()).isEqualTo(10_000);
        assertThat(elsewhere.path("stock").asInt(-1)).isZero();
    }

    @Test
    void an_unknown_product_is_not_found() {
        refused(404, "PRODUCT_NOT_FOUND", api.as("cajero").get("/api/pos/productos/NO-SUCH-SKU"));
        refused(404, "PRODUCT_NOT_FOUND", api.as("cajero").get("/api/pos/productos/barcode/2000000000008"));
    }

    @Test
    void the_list_has_fifty_items_unless_asked_otherwise_and_pages_to_the_end_without_repeating() {
        ContractApi user = api.as("analista");
        assertThat(ok(200, user.get("/api/pos/productos")).path("items")).hasSize(50);
        refused(400, "VALIDATION_FAILED", user.get("/api/pos/productos?limit=501"));
        refused(400, "VALIDATION_FAILED", user.get("/api/pos/productos?limit=0"));
        refused(400, "VALIDATION_FAILED", user.get("/api/pos/productos?after=%21"));

        List<String> skus = new ArrayList<>();
        JsonNode page = ok(200, user.get("/api/pos/productos?limit=500&active=true"));
        while (true) {
            page.path("items").forEach(item -> skus.add(item.path("sku").asText()));
            if (page.path("next").isNull()) {
                break;
            }
            page = ok(
                    200,
                    user.get("/api/pos/productos?limit=500&active=true&after="
                            + page.path("next").asText()));
        }
        assertThat(skus).doesNotHaveDuplicates().hasSizeGreaterThan(1000).contains("TAL-750", "TOR-6X50");
    }

    @Test
    void the_list_is_filtered_by_category() {
        JsonNode page = ok(200, api.as("cajero").get("/api/pos/productos?limit=5&category=Fijaciones"));
        assertThat(page.path("items"))
                .hasSize(5)
                .allMatch(item -> item.path("category").asText().equals("Fijaciones"));
    }

    @Test
    void the_search_answers_scored_products_best_first() {
        JsonNode answer = ok(200, api.as("vendedor").get("/api/pos/productos/buscar?q=taladro&branch=SCL-01"));
        assertThat(answer.path("took_ms").isIntegralNumber()).isTrue();
        assertThat(answer.path("items")).hasSize(10);
        List<Double> scores = new ArrayList<>();
        answer.path("items").forEach(item -> scores.add(item.path("score").asDouble()));
        assertThat(scores)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .allMatch(score -> score > 0);
        assertThat(answer.at("/items/0/name").asText().toLowerCase(java.util.Locale.ROOT))
                .contains("taladro");
        assertThat(answer.at("/items/0").has("stock")).isTrue();
        assertThat(ok(200, api.as("vendedor").get("/api/pos/productos/buscar?q=taladro&limit=3"))
                        .path("items"))
                .hasSize(3);
        assertThat(ok(200, api.as("vendedor").get("/api/pos/productos/buscar?q=mm&limit=500"))
                        .path("items"))
                .hasSizeBetween(101, 500);
        refused(400, "VALIDATION_FAILED", api.as("vendedor").get("/api/pos/productos/buscar?q=mm&limit=501"));
        refused(400, "VALIDATION_FAILED", api.as("vendedor").get("/api/pos/productos/buscar"));
    }

    @Test
    void a_barcode_finds_its_product() {
        String code = ok(200, api.as("cajero").get("/api/pos/productos/TAL-750"))
                .at("/barcodes/0")
                .asText();
        assertThat(ok(200, api.as("cajero").get("/api/pos/productos/barcode/" + code))
                        .path("sku")
                        .asText())
                .isEqualTo("TAL-750");
    }

    @Test
    void products_are_created_changed_and_deactivated_by_admin_and_supervisor() {
        ContractApi supervisor = api.as("supervisor");
        String sku = "CT-" + id().substring(24);
        JsonNode created = ok(
                201,
                supervisor.post(
                        "/api/pos/productos",
                        json(
                                "{'sku':'%s','name':'Nuevo','description':'D','category':'Prueba','brand':'Marca',"
                                        + "'unit':'kg','tax':'exempt','price':1500,'cost':900}",
                                sku)));
        assertThat(created.path("tax").asText()).isEqualTo("exempt");
        assertThat(created.path("unit").asText()).isEqualTo("kg");
        assertThat(created.path("price").asLong()).isEqualTo(1500);
        refused(
                409,
                "ALREADY_EXISTS",
                supervisor.post("/api/pos/productos", json("{'sku':'%s','name':'Otro','price':1}", sku)));

        JsonNode changed = ok(200, supervisor.put("/api/pos/productos/" + sku, json("{'name':'Cambiado'}")));
        assertThat(changed.path("name").asText()).isEqualTo("Cambiado");
        assertThat(changed.path("brand").asText()).isEqualTo("Marca");
        assertThat(supervisor.delete("/api/pos/productos/" + sku).status()).isEqualTo(204);
        assertThat(ok(200, supervisor.get("/api/pos/productos/" + sku))
                        .path("active")
                        .asBoolean())
                .isFalse();
        refused(403, "FORBIDDEN", api.as("cajero").delete("/api/pos/productos/" + sku));
    }

    @Test
    void what_a_product_costs_and_is_suggested_to_be_sold_at_is_told_to_who_may_know_it() {
        ContractApi supervisor = api.as("supervisor");
        String sku = "CT-" + id().substring(24);
        String created = supervisor
                .post(
                        "/api/pos/productos",
                        json("{'sku':'%s','name':'Nuevo','price':1500,'cost':900,'suggested_price':1490}", sku))
                .body();
        assertThat(created).doesNotContain("900", "1490");

        String costs = "/api/pos/costos?sku=" + sku;
        JsonNode known = ok(200, supervisor.get(costs)).at("/items/0");
        assertThat(known.path("cost").asLong()).isEqualTo(900);
        assertThat(known.path("cost_currency").asText()).isEqualTo("CLP");
        assertThat(known.path("suggested_price").asLong()).isEqualTo(1490);
        refused(403, "FORBIDDEN", api.as("cajero").get(costs));
        refused(403, "FORBIDDEN", api.as("cajero").get("/api/pos/costos/exportar"));

        ok(200, supervisor.put("/api/pos/productos/" + sku, json("{'suggested_price':1600}")));
        JsonNode after = ok(200, supervisor.get(costs)).at("/items/0");
        assertThat(after.path("cost").asLong()).isEqualTo(900);
        assertThat(after.path("suggested_price").asLong()).isEqualTo(1600);
        refused(400, "VALIDATION_FAILED", supervisor.put("/api/pos/productos/" + sku, json("{'suggested_price':-1}")));
    }

    @Test
    void what_a_product_answers_is_taken_back_with_a_change() {
        ContractApi supervisor = api.as("supervisor");
        String path = "/api/pos/productos/" + api.product(1000, "3");
        JsonNode got = ok(200, supervisor.get(path + "?branch=SCL-01"));
        assertThat(got.has("stock") && got.has("currency") && got.has("updated_at"))
                .isTrue();
        String body = got.toString().replace("\"stock\":3", "\"stock\":9").replace("\"unit\":\"un\"", "\"unit\":\"m\"");
        assertThat(ok(200, supervisor.put(path, body)).path("unit").asText()).isEqualTo("m");
        String dearer = ok(200, supervisor.get(path)).toString().replace("\"price\":1000", "\"price\":1200");
        assertThat(ok(200, api.as("admin").put(path, dearer)).path("price").asLong())
                .isEqualTo(1200);
        // The price that a branch told would become that of the whole chain.
        refused(400, "VALIDATION_FAILED", supervisor.put(path, body));
        assertThat(ok(200, supervisor.get(path + "?branch=SCL-01"))
                        .path("stock")
                        .asInt())
                .isEqualTo(3);
        refused(400, "VALIDATION_FAILED", supervisor.put(path, body.replace("CLP", "ARS")));
        refused(400, "VALIDATION_FAILED", supervisor.put(path, "{\"colour\":\"red\"}"));
    }

    @Test
    void a_supervisor_sets_the_prices_of_the_own_branch_and_no_others() {
        ContractApi supervisor = api.as("supervisor");
        String product = "/api/pos/productos/" + api.product(1000, "0");
        String prices = product + "/precios";

        ok(201, supervisor.post(prices, json("{'amount':900,'branch':'SCL-01'}")));
        refused(403, "FORBIDDEN_BRANCH", supervisor.post(prices, json("{'amount':1,'branch':'VAP-01'}")));
        refused(403, "PRICE_OF_CHAIN", supervisor.post(prices, json("{'amount':1}")));
        refused(403, "PRICE_OF_CHAIN", supervisor.put(product, json("{'price':1}")));
        ok(200, supervisor.put(product, json("{'price':1000,'name':'Otro'}")));
        assertThat(ok(200, supervisor.get(product + "?branch=VAP-01"))
                        .path("price")
                        .asLong())
                .isEqualTo(1000);

        ok(201, api.as("negocio").post(prices, json("{'amount':950,'branch':'VAP-01'}")));
        ok(201, api.as("negocio").post(prices, json("{'amount':1100}")));
    }

    /** A letter that looks like another, a direction that is turned, what nobody sees, and steps of a path. */
    @Test
    void skus_and_names_are_what_they_look_like() {
        String body = "{'sku':'%s','name':'%s','price':1}";
        for (String sku : List.of("T\u0410L-1", "a/../b", "../x", "x/.", "./x")) {
            JsonNode problem = refused(
                    400, "VALIDATION_FAILED", api.as("admin").post("/api/pos/productos", json(body, sku, "Taladro")));
            assertThat(problem.at("/errors/0/field").asText()).as(sku).isEqualTo("sku");
        }
        for (String name : List.of("T\u0430ladro", "Tal\u202Eordal", "Tal\u200Badro")) {
            JsonNode problem = refused(
                    400,
                    "VALIDATION_FAILED",
                    api.as("admin").post("/api/pos/productos", json(body, "X-" + id(), name)));
            assertThat(problem.at("/errors/0/field").asText()).as(name).isEqualTo("name");
            refused(
                    400,
                    "VALIDATION_FAILED",
                    api.as("admin")
                            .post(
                                    "/api/pos/roles",
                                    json("{'name':'raro','title':'%s','permissions':['catalog.read']}", name)));
        }
        JsonNode report = ok(
                200,
                api.as("admin")
                        .with("Content-Type", "text/csv")
                        .post(
                                "/api/pos/productos/importar",
                                "sku,name,price\nT\u0410L-2,Uno,1\nTAL-3,Tal\u200Badro,1\n"));
        assertThat(report.path("rejected")).hasSize(2);
    }

    @Test
    void unknown_fields_are_refused() {
        refused(
                400,
                "VALIDATION_FAILED",
                api.as("admin").post("/api/pos/productos", json("{'sku':'A','name':'B','price':1,'colour':'red'}")));
    }

    @Test
    void a_price_is_set_now_or_for_later_and_the_history_keeps_all() {
        ContractApi buyer = api.as("admin");
        String sku = api.product(1000, "0");
        String path = "/api/pos/productos/" + sku + "/precios";
        JsonNode now = ok(201, buyer.post(path, json("{'amount':1200,'reason':'alza'}")));
        assertThat(now.path("amount").asLong()).isEqualTo(1200);
        assertThat(now.path("reason").asText()).isEqualTo("alza");
        JsonNode later = ok(201, buyer.post(path, json("{'amount':1300,'valid_from':'2199-01-01T00:00:00-03:00'}")));
        assertThat(later.path("valid_from").asText()).isEqualTo("2199-01-01T03:00:00Z");
        refused(
                400,
                "VALIDATION_FAILED",
                buyer.post(path, json("{'amount':1300,'valid_from':'2001-01-01T00:00:00-03:00'}")));

        assertThat(ok(200, buyer.get("/api/pos/productos/" + sku)).path("price").asLong())
                .isEqualTo(1200);
        List<Long> amounts = new ArrayList<>();
        ok(200, buyer.get(path))
                .path("items")
                .forEach(price -> amounts.add(price.path("amount").asLong()));
        assertThat(amounts).containsExactly(1300L, 1200L, 1000L);
        refused(403, "FORBIDDEN", api.as("cajero").post(path, json("{'amount':1}")));
    }

    @Test
    void an_import_reports_each_line_and_the_same_file_again_changes_nothing() {
        String tag = id().substring(24);
        String file = """
                sku,name,barcode,category,brand,unit,tax,price,cost,stock,branch
                I1-%1$s,Martillo,,Prueba,Marca,un,affected,5990,3000,10,SCL-01
                I2-%1$s,Clavo,,,,kg,exempt,1990,,,
                ,Sin codigo,,,,un,affected,10,,,
                I3-%1$s,Negativo,,,,un,affected,-1,,,
                I4-%1$s,Unidad,,,,furlong,affected,10,,,
                I5-%1$s,Impuesto,,,,un,sometimes,10,,,
                I6-%1$s,Sucursal,,,,un,affected,10,,,NOPE
                I7-%1$s,Codigo,2577734028383,,,un,affected,10,,,
                I8-%1$s,De otro,2577734028382,,,un,affected,10,,,
                """.formatted(tag);
        ContractApi csv = api.as("admin").with("Content-Type", "text/csv");
        JsonNode first = ok(200, csv.post("/api/pos/productos/importar", file));
        assertThat(first.path("created").asInt()).isEqualTo(2);
        assertThat(first.path("updated").asInt()).isZero();
        List<Integer> lines = new ArrayList<>();
        first.path("rejected").forEach(rejected -> {
            lines.add(rejected.path("line").asInt());
            assertThat(rejected.path("reason").asText()).isNotBlank();
        });
        assertThat(lines).containsExactly(4, 5, 6, 7, 8, 9, 10);

        JsonNode again = ok(200, csv.post("/api/pos/productos/importar", file));
        assertThat(again.path("created").asInt()).isZero();
        assertThat(again.path("updated").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        assertThat(again.path("rejected")).isEqualTo(first.path("rejected"));
        JsonNode product = ok(200, api.as("cajero").get("/api/pos/productos/I1-" + tag + "?branch=SCL-01"));
        assertThat(product.path("stock").asInt()).isEqualTo(10);
    }

    @Test
    void an_import_needs_only_sku_name_and_price_and_another_type_is_refused() {
        String tag = id().substring(24);
        ContractApi csv = api.as("supervisor").with("Content-Type", "text/csv");
        assertThat(ok(200, csv.post("/api/pos/productos/importar", "sku,name,price\nM-" + tag + ",Minimo,100\n"))
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        refused(400, "VALIDATION_FAILED", csv.post("/api/pos/productos/importar", "sku,name\nM,Minimo\n"));
        refused(415, "UNSUPPORTED_MEDIA_TYPE", api.as("admin").post("/api/pos/productos/importar", "{}"));
        refused(403, "FORBIDDEN", api.as("cajero").post("/api/pos/productos/importar", "{}"));
        refused(401, "AUTH_REQUIRED", api.post("/api/pos/productos/importar", "{}"));
    }

    @Test
    void an_administrator_edits_the_synonyms_of_the_search() {
        ContractApi admin = api.as("admin");
        String word = "zz" + id().substring(30).replaceAll("[0-9]", "k");
        JsonNode group = ok(201, admin.post("/api/pos/sinonimos", json("{'terms':['taladro','%s']}", word)));
        String path = "/api/pos/sinonimos/" + group.path("id").asText();
        assertThat(ok(200, admin.get("/api/pos/productos/buscar?q=" + word)).path("items"))
                .isNotEmpty();
        assertThat(ok(200, admin.put(path, json("{'terms':['martillo','%s']}", word)))
                        .path("terms"))
                .hasSize(2);
        assertThat(ok(200, admin.get("/api/pos/sinonimos?limit=500")).path("items"))
                .isNotEmpty();
        assertThat(admin.delete(path).status()).isEqualTo(204);
        refused(403, "FORBIDDEN", api.as("vendedor").get("/api/pos/sinonimos"));
    }

    @Test
    void a_till_keeps_the_catalogue_and_asks_for_what_changed() {
        ContractApi till = api.as("cajero");
        String sku = api.product(1000, "0");
        String barcode = ok(200, till.get("/api/pos/productos/TAL-750"))
                .at("/barcodes/0")
                .asText();
        java.util.Map<String, JsonNode> kept = new java.util.HashMap<>();
        JsonNode page = ok(200, till.get("/api/pos/productos/cambios?branch=SCL-01&limit=2000"));
        page.path("items").forEach(item -> kept.put(item.path("sku").asText(), item));
        while (!page.path("next").isNull()) {
            page = ok(
                    200,
                    till.get("/api/pos/productos/cambios?branch=SCL-01&limit=500&after="
                            + page.path("next").asText()));
            page.path("items").forEach(item -> kept.put(item.path("sku").asText(), item));
        }
        assertThat(kept).hasSizeGreaterThan(1000);
        assertThat(java.util.Objects.requireNonNull(kept.get("TAL-750"))
                        .at("/barcodes/0")
                        .asText())
                .isEqualTo(barcode);
        assertThat(java.util.Objects.requireNonNull(kept.get(sku)).path("price").asLong())
                .isEqualTo(1000);
        assertThat(kept.values()).allMatch(item -> item.path("active").asBoolean());

        String cursor = page.path("cursor").asText();
        String prices = "/api/pos/productos/" + sku + "/precios";
        ok(201, api.as("admin").post(prices, json("{'amount':900,'branch':'SCL-01'}")));
        ok(
                201,
                api.as("admin")
                        .post(
                                prices,
                                json("{'amount':950,'branch':'SCL-01','valid_from':'2199-01-01T00:00:00-03:00'}")));
        assertThat(api.as("admin").delete("/api/pos/productos/" + sku).status()).isEqualTo(204);
        List<JsonNode> changed = new ArrayList<>();
        JsonNode answer = ok(200, till.get("/api/pos/productos/cambios?branch=SCL-01&limit=2000&after=" + cursor));
        answer.path("items").forEach(changed::add);
        JsonNode mine = changed.stream()
                .filter(item -> item.path("sku").asText().equals(sku))
                .findFirst()
                .orElseThrow();
        assertThat(mine.path("price").asLong()).isEqualTo(900);
        assertThat(mine.path("active").asBoolean()).isFalse();
        assertThat(mine.at("/upcoming/0/amount").asLong()).isEqualTo(950);
        assertThat(mine.at("/upcoming/0/valid_from").asText()).isEqualTo("2199-01-01T03:00:00Z");
        assertThat(answer.path("cursor").asText()).isNotEqualTo(cursor);
        refused(400, "VALIDATION_FAILED", till.get("/api/pos/productos/cambios?limit=2001"));
        refused(400, "VALIDATION_FAILED", till.get("/api/pos/productos/cambios?after=%21"));
        refused(400, "VALIDATION_FAILED", till.get("/api/pos/productos/cambios?branch=NOPE"));
    }
}
