package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.ferrepos.testkit.program.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A branch of Mendoza sells in Argentine pesos, with Argentina's tax, beside one of Santiago. */
@ExtendWith(SharedProgram.class)
class MendozaContractTest {
    private final ContractApi api;
    private final ContractApi admin;

    MendozaContractTest(ContractApi api) {
        this.api = api;
        this.admin = api.as("admin");
    }

    @Test
    void each_branch_sells_in_its_currency_and_with_the_tax_of_its_country() {
        Shop shop = mendozaSelling(api.product(11_900, "10"), 1_210_000);

        JsonNode chile = sell(santiago(shop.sku), 11_900);
        assertThat(chile.path("currency").asText()).isEqualTo("CLP");
        assertThat(chile.path("net").asLong()).isEqualTo(10_000);
        assertThat(chile.path("tax").asLong()).isEqualTo(1_900);

        JsonNode argentina = sell(shop, 1_210_000);
        assertThat(argentina.path("currency").asText()).isEqualTo("ARS");
        assertThat(argentina.path("net").asLong()).isEqualTo(1_000_000);
        assertThat(argentina.path("tax").asLong()).isEqualTo(210_000);
        assertThat(argentina.path("cash_rounding").asLong()).isZero();

        JsonNode product = ok(200, admin.get("/api/pos/productos/" + shop.sku + "?branch=" + shop.branch));
        assertThat(product.path("currency").asText()).isEqualTo("ARS");
        assertThat(product.path("price").asLong()).isEqualTo(1_210_000);
        assertThat(ok(200, admin.get("/api/pos/productos/" + shop.sku))
                        .path("currency")
                        .asText())
                .isEqualTo("CLP");
    }

    @Test
    void a_category_of_its_own_has_its_rate_and_is_refused_where_it_has_none() {
        Shop shop = mendozaSelling(api.product(1_105, "10"), 110_500);
        JsonNode changed = ok(200, admin.put("/api/pos/productos/" + shop.sku, "{\"tax_category\":\"reduced\"}"));
        assertThat(changed.path("tax").asText()).isEqualTo("affected");
        assertThat(changed.path("tax_category").asText()).isEqualTo("reduced");

        JsonNode sale = sell(shop, 110_500);
        assertThat(sale.path("net").asLong()).isEqualTo(100_000);
        assertThat(sale.path("tax").asLong()).isEqualTo(10_500);

        JsonNode problem = refused(422, "BUSINESS_TAX_CATEGORY", trySell(santiago(shop.sku), 1_105));
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("items[0].sku");
        JsonNode unknown = refused(
                400, "VALIDATION_FAILED", admin.put("/api/pos/productos/" + shop.sku, "{\"tax_category\":\"x\"}"));
        assertThat(unknown.at("/errors/0/field").asText()).isEqualTo("tax_category");
    }

    @Test
    void a_price_of_all_branches_holds_where_its_currency_is_sold_in() {
        Shop shop = mendozaWith(api.product(11_900, "10"));
        JsonNode priceless = refused(422, "BUSINESS_UNKNOWN_PRODUCT", trySell(shop, 11_900));
        assertThat(priceless.at("/errors/0/field").asText()).isEqualTo("items[0].sku");
        assertThat(priceless.at("/errors/0/message").asText()).contains("ARS", shop.branch);
        assertThat(ok(200, admin.get("/api/pos/productos/" + shop.sku + "?branch=" + shop.branch))
                        .path("price")
                        .isNull())
                .isTrue();

        String prices = "/api/pos/productos/" + shop.sku + "/precios";
        JsonNode problem = refused(
                422,
                "PRICE_CURRENCY_MISMATCH",
                admin.post(prices, json("{'amount':1,'branch':'%s','currency':'CLP','reason':'x'}", shop.branch)));
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("currency");
        JsonNode set =
                ok(201, admin.post(prices, json("{'amount':1210000,'currency':'ARS','reason':'lista argentina'}")));
        assertThat(set.path("currency").asText()).isEqualTo("ARS");
        JsonNode sale = sell(shop, 1_210_000);
        assertThat(sale.at("/taxes/0/percent").decimalValue()).isEqualByComparingTo("21");
        assertThat(sale.at("/taxes/0/net").asLong()).isEqualTo(1_000_000);
        assertThat(sale.at("/taxes/0/tax").asLong()).isEqualTo(210_000);
        JsonNode chile = sell(santiago(shop.sku), 11_900);
        assertThat(chile.path("total").asLong()).isEqualTo(11_900);
        assertThat(chile.has("taxes")).isFalse();
    }

    @Test
    void what_a_sale_carried_is_what_comes_back_and_what_its_receipt_says() {
        Shop shop = mendozaSelling(api.product(1_000, "1"), 242_000);
        String id = sell(shop, 242_000).path("id").asText();

        String receipt =
                admin.get("/api/pos/ventas/" + id + "/recibo?format=txt").body();
        assertThat(receipt)
                .contains("2.000,00")
                .contains("420,00")
                .contains("2.420,00")
                .contains("IVA 21 %");
        assertThat(receipt).doesNotContain("19 %");

        ok(
                201,
                admin.post(
                        "/api/pos/ventas/" + id + "/devoluciones",
                        json(
                                "{'id':'%s','items':[{'line':1,'quantity':1}],'reason':'x',"
                                        + "'refund':[{'method':'cash','amount':242000}]}",
                                id())));
        String voided = sell(shop, 242_000).path("id").asText();
        JsonNode sale =
                ok(200, admin.post("/api/pos/ventas/" + voided + "/anular", json("{'reason':'Error','restock':true}")));
        assertThat(sale.at("/voided/refund/0/amount").asLong()).isEqualTo(242_000);
        assertThat(sale.path("tax").asLong()).isEqualTo(42_000);
    }

    @Test
    void figures_of_two_currencies_are_never_added() {
        Shop shop = mendozaSelling(api.product(1_000, "1"), 121_000);
        sell(shop, 121_000);

        JsonNode own = ok(200, admin.get("/api/dashboard/resumen?branch=" + shop.branch));
        assertThat(own.path("currency").asText()).isEqualTo("ARS");
        assertThat(own.at("/sales/total").asLong()).isEqualTo(121_000);
        JsonNode chain = ok(200, admin.get("/api/dashboard/resumen"));
        assertThat(chain.path("currency").asText()).isEqualTo("CLP");
        assertThat(chain.path("by_branch").findValuesAsText("branch")).doesNotContain(shop.branch);
    }

    @Test
    void a_till_learns_the_rates_with_its_catalogue_and_a_late_sale_has_the_rate_of_its_day() {
        Shop shop = mendozaSelling(api.product(1_000, "1"), 121_000);
        JsonNode changes = ok(200, admin.get("/api/pos/productos/cambios?limit=1&branch=" + shop.branch));
        assertThat(changes.path("tax_rates").findValuesAsText("hundredths")).contains("1050", "2100", "2700");
        assertThat(ok(200, admin.get("/api/pos/productos/cambios?limit=1&branch=SCL-01"))
                        .path("tax_rates")
                        .findValuesAsText("hundredths"))
                .contains("1900")
                .doesNotContain("2100");

        // What the journal of a till sends once it has its line again.
        JsonNode late = ok(
                201,
                admin.post(
                        "/api/pos/ventas",
                        json(
                                "{'id':'%s','branch':'%s','register':'%s','sold_at':'%sT10:00:00-03:00',"
                                        + "'items':[{'sku':'%s','quantity':1}],"
                                        + "'payments':[{'method':'cash','amount':121000}]}",
                                id(),
                                shop.branch,
                                shop.till,
                                LocalDate.now(ZoneOffset.UTC).minusDays(3),
                                shop.sku)));
        assertThat(late.path("tax").asLong()).isEqualTo(21_000);
        assertThat(late.path("business_date").asText())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(3).toString());
    }

    @Test
    void rates_are_listed_added_for_later_and_never_overlap() {
        JsonNode page = ok(200, api.as("cajero").get("/api/pos/impuestos"));
        assertThat(page.path("items").findValuesAsText("category"))
                .containsExactly("exempt", "increased", "reduced", "standard");
        String path = "/api/pos/impuestos/increased/tasas";
        String later = json("{'country':'AR','percent':28.5,'valid_from':'2150-01-01'}");
        refused(403, "FORBIDDEN", api.as("supervisor").post(path, later));
        JsonNode added = ok(201, admin.post(path, later));
        assertThat(added.at("/rates/0/valid_to").asText()).isEqualTo("2150-01-01");
        assertThat(added.at("/rates/1/percent").decimalValue()).isEqualByComparingTo("28.5");
        JsonNode overlap = refused(409, "TAX_RATE_OVERLAP", admin.post(path, later));
        assertThat(overlap.at("/errors/0/field").asText()).isEqualTo("valid_from");
        refused(404, "TAX_CATEGORY_NOT_FOUND", admin.post("/api/pos/impuestos/lujo/tasas", later));
        refused(400, "VALIDATION_FAILED", admin.post(path, later.replace("28.5", "28.555")));
        JsonNode begun = refused(
                400,
                "VALIDATION_FAILED",
                admin.post(
                        "/api/pos/impuestos/standard/tasas",
                        json("{'country':'CL','percent':20,'valid_from':'2020-01-01'}")));
        assertThat(begun.at("/errors/0/field").asText()).isEqualTo("valid_from");

        refused(403, "FORBIDDEN", api.as("supervisor").delete(path + "/AR/2150-01-01"));
        refused(409, "TAX_RATE_IN_FORCE", admin.delete(path + "/AR/2000-01-01"));
        refused(404, "TAX_RATE_NOT_FOUND", admin.delete(path + "/PE/2150-01-01"));
        refused(400, "VALIDATION_FAILED", admin.delete(path + "/AR/tomorrow"));
        JsonNode left = ok(200, admin.delete(path + "/AR/2150-01-01"));
        assertThat(left.path("rates")).hasSize(1);
        assertThat(left.at("/rates/0/valid_to").isMissingNode()
                        || left.at("/rates/0/valid_to").isNull())
                .isTrue();
        refused(404, "TAX_RATE_NOT_FOUND", admin.delete(path + "/AR/2150-01-01"));
    }

    /** A till that sells one product. */
    private record Shop(String branch, String till, String sku) {}

    private Shop santiago(String sku) {
        return new Shop("SCL-01", api.openTill(), sku);
    }

    /** A new branch in Mendoza with an open till and ten of a product. */
    private Shop mendozaWith(String sku) {
        String branch = branch();
        receive(branch, sku);
        return new Shop(branch, openTill(branch), sku);
    }

    /** As {@link #mendozaWith}, with a price of its own in centavos. */
    private Shop mendozaSelling(String sku, long amount) {
        Shop shop = mendozaWith(sku);
        price(shop.branch, sku, amount);
        return shop;
    }

    private String branch() {
        String code = "MDZ-" + id().substring(28).toUpperCase(Locale.ROOT);
        JsonNode made = ok(
                201,
                admin.post(
                        "/api/pos/sucursales",
                        json(
                                "{'code':'%s','name':'Mendoza','address':'San Martín 1','commune':'Mendoza',"
                                        + "'zone':'America/Argentina/Mendoza','currency':'ARS'}",
                                code)));
        assertThat(made.path("country").asText()).isEqualTo("AR");
        return code;
    }

    private String openTill(String branch) {
        String register = branch + "-C1";
        ok(201, admin.post("/api/pos/terminales", json("{'code':'%s','branch':'%s'}", register, branch)));
        ok(201, admin.post("/api/pos/cajas/" + register + "/abrir", "{\"opening_float\":500000}"));
        return register;
    }

    private void price(String branch, String sku, long amount) {
        ok(
                201,
                admin.post(
                        "/api/pos/productos/" + sku + "/precios",
                        json("{'amount':%s,'branch':'%s','reason':'prueba'}", amount, branch)));
    }

    private void receive(String branch, String sku) {
        ok(
                201,
                admin.post(
                        "/api/deposito/movimientos",
                        json(
                                "{'id':'%s','sku':'%s','branch':'%s','kind':'receipt','quantity':10,'reason':'prueba'}",
                                id(), sku, branch)));
    }

    private JsonNode sell(Shop shop, long cash) {
        return ok(201, trySell(shop, cash));
    }

    private Api.Answer trySell(Shop shop, long cash) {
        return admin.post(
                "/api/pos/ventas",
                json(
                        "{'id':'%s','branch':'%s','register':'%s','items':[{'sku':'%s','quantity':1}],"
                                + "'payments':[{'method':'cash','amount':%s}]}",
                        id(), shop.branch, shop.till, shop.sku, cash));
    }
}
