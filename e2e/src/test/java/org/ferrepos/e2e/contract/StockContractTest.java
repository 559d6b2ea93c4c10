package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Balances, movements, reservations and transfers as the contract has them. */
@ExtendWith(SharedProgram.class)
class StockContractTest {
    private final ContractApi api;

    StockContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void stock_is_told_on_hand_reserved_and_available() {
        String sku = api.product(1000, "7.25");
        reserve("/api/deposito/stock", id(), sku, "2");
        JsonNode page = ok(200, api.as("cajero").get("/api/deposito/stock?branch=SCL-01&sku=" + sku));
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("next").isNull()).isTrue();
        JsonNode item = page.at("/items/0");
        assertThat(item.path("sku").asText()).isEqualTo(sku);
        assertThat(item.path("branch").asText()).isEqualTo("SCL-01");
        assertThat(item.path("on_hand").decimalValue()).isEqualByComparingTo("7.25");
        assertThat(item.path("reserved").decimalValue()).isEqualByComparingTo("2");
        assertThat(item.path("available").decimalValue()).isEqualByComparingTo("5.25");
    }

    @Test
    void the_list_of_stock_pages() {
        JsonNode first = ok(200, api.as("deposito").get("/api/deposito/stock?branch=SCL-01&limit=3"));
        assertThat(first.path("items")).hasSize(3);
        JsonNode second = ok(
                200,
                api.as("deposito")
                        .get("/api/deposito/stock?branch=SCL-01&limit=3&after="
                                + first.path("next").asText()));
        assertThat(second.path("items")).hasSize(3).doesNotContainAnyElementsOf(first.path("items"));
        refused(404, "PRODUCT_NOT_FOUND", api.as("deposito").get("/api/deposito/stock?sku=NO-SUCH-SKU"));
    }

    @Test
    void what_is_below_its_minimum_is_critical() {
        String sku = api.product(1000, "2");
        JsonNode set = ok(
                200,
                api.as("deposito")
                        .put(
                                "/api/deposito/stock/minimos",
                                json("{'sku':'%s','branch':'SCL-01','minimum':100000}", sku)));
        assertThat(set.path("minimum").asLong()).isEqualTo(100_000);
        JsonNode worst = ok(200, api.as("deposito").get("/api/deposito/stock/critico?branch=SCL-01&limit=500"));
        assertThat(worst.path("items")).anySatisfy(item -> {
            assertThat(item.path("sku").asText()).isEqualTo(sku);
            assertThat(item.path("deficit").asLong()).isEqualTo(99_998);
        });
        refused(403, "FORBIDDEN", api.as("cajero").get("/api/deposito/stock/critico"));
    }

    @Test
    void movements_of_every_kind_are_recorded_once_and_listed_newest_first() {
        String sku = api.product(1000, "0");
        assertThat(onHand(move(id(), sku, "receipt", "10.5", "Compra"))).isEqualByComparingTo("10.5");
        assertThat(onHand(move(id(), sku, "adjustment", "-0.5", "Ajuste"))).isEqualByComparingTo("10");
        String id = id();
        Api.Answer waste = move(id, sku, "waste", "2", "Roto");
        assertThat(onHand(waste)).isEqualByComparingTo("8");
        assertThat(ok(200, move(id, sku, "waste", "2", "Roto"))).isEqualTo(waste.json());
        refused(409, "IDEMPOTENCY_CONFLICT", move(id, sku, "waste", "3", "Roto"));
        assertThat(onHand(move(id(), sku, "count", "5", "Conteo"))).isEqualByComparingTo("5");
        refused(422, "BUSINESS_INSUFFICIENT_STOCK", move(id(), sku, "waste", "6", "Roto"));
        refused(404, "PRODUCT_NOT_FOUND", move(id(), "NO-SUCH-SKU", "receipt", "1", "Compra"));
        refused(400, "VALIDATION_FAILED", move(id(), sku, "magic", "1", "Compra"));
        refused(400, "VALIDATION_FAILED", move(id(), sku, "receipt", "0.0001", "Compra"));

        List<String> kinds = new ArrayList<>();
        String path = "/api/deposito/movimientos?branch=SCL-01&limit=3&sku=" + sku;
        JsonNode page = ok(200, api.as("deposito").get(path));
        page.path("items").forEach(entry -> kinds.add(entry.path("kind").asText()));
        page = ok(
                200, api.as("deposito").get(path + "&after=" + page.path("next").asText()));
        page.path("items").forEach(entry -> kinds.add(entry.path("kind").asText()));
        assertThat(kinds).containsExactly("count", "waste", "adjustment", "receipt");
    }

    @Test
    void a_reservation_holds_goods_until_it_is_released_in_the_warehouse_and_at_the_till() {
        for (String base : List.of("/api/deposito/stock", "/api/pos/stock")) {
            String sku = api.product(1000, "5");
            String id = id();
            JsonNode made = ok(201, reserve(base, id, sku, "4"));
            assertThat(made.path("id").asText()).isEqualTo(id);
            assertThat(made.path("branch").asText()).isEqualTo("SCL-01");
            assertThat(made.at("/items/0/sku").asText()).isEqualTo(sku);
            assertThat(made.path("expires_at").asText()).contains("T");
            assertThat(ok(200, reserve(base, id, sku, "4")).path("id")).isEqualTo(made.path("id"));
            refused(409, "IDEMPOTENCY_CONFLICT", reserve(base, id, sku, "3"));
            JsonNode problem = refused(422, "BUSINESS_INSUFFICIENT_STOCK", reserve(base, id(), sku, "2"));
            assertThat(problem.at("/errors/0/available").decimalValue()).isEqualByComparingTo("1");

            JsonNode released = ok(200, user(base).post(base + "/liberar", json("{'id':'%s'}", id)));
            assertThat(released.path("status")).isNotEqualTo(made.path("status"));
            assertThat(api.available(sku)).isEqualTo(5);
            ok(200, user(base).post(base + "/liberar", json("{'id':'%s'}", id)));
            refused(404, "RESERVATION_NOT_FOUND", user(base).post(base + "/liberar", json("{'id':'%s'}", id())));
        }
    }

    @Test
    void a_reserved_product_is_not_sold() {
        String sku = api.product(1000, "5");
        reserve("/api/pos/stock", id(), sku, "4");
        refused(
                422,
                "BUSINESS_INSUFFICIENT_STOCK",
                api.as("cajero")
                        .post(
                                "/api/pos/ventas",
                                json(
                                        "{'branch':'SCL-01','register':'%s','items':[{'sku':'%s','quantity':2}],"
                                                + "'payments':[{'method':'cash','amount':2000}]}",
                                        api.openTill(), sku)));
    }

    @Test
    void a_transfer_is_written_sent_and_received() {
        String sku = api.product(1000, "10");
        String id = id();
        String body = json(
                "{'id':'%s','from':'SCL-01','to':'SCL-02','items':[{'sku':'%s','quantity':4}],'reason':'Reposición'}",
                id, sku);
        ContractApi admin = api.as("admin");
        JsonNode written = ok(201, admin.post("/api/deposito/traslados", body));
        assertThat(written.path("from").asText()).isEqualTo("SCL-01");
        assertThat(written.path("to").asText()).isEqualTo("SCL-02");
        assertThat(api.available(sku)).isEqualTo(10);
        ok(200, admin.post("/api/deposito/traslados", body));
        String path = "/api/deposito/traslados/" + id;
        refused(400, "VALIDATION_FAILED", admin.post(path + "/enviar", json("{'nada':1}")));
        refused(400, "VALIDATION_FAILED", admin.post(path + "/cancelar", json("{'nada':1}")));
        ok(200, admin.post(path + "/enviar", "{}"));
        JsonNode sent = ok(200, admin.send("POST", path + "/enviar", null));
        assertThat(sent.path("sent_at").isNull()).isFalse();
        assertThat(api.available(sku)).isEqualTo(6);
        JsonNode received = ok(
                200,
                admin.post(path + "/recibir", json("{'items':[{'sku':'%s','quantity':3}],'reason':'Faltó una'}", sku)));
        assertThat(received.at("/items/0/received").asInt()).isEqualTo(3);
        assertThat(received.at("/items/0/shortage").asInt()).isEqualTo(1);
        assertThat(ok(200, admin.get("/api/deposito/stock?branch=SCL-02&sku=" + sku))
                        .at("/items/0/on_hand")
                        .asInt())
                .isEqualTo(3);
        assertThat(ok(200, admin.get(path))).isEqualTo(received);
        assertThat(ok(200, admin.get("/api/deposito/traslados?branch=SCL-02&limit=1"))
                        .path("items"))
                .hasSize(1);
        refused(404, "TRANSFER_NOT_FOUND", admin.get("/api/deposito/traslados/" + id()));
        refused(409, "TRANSFER_WRONG_STATE", admin.send("POST", path + "/cancelar", null));
    }

    @Test
    void the_inventory_is_read_and_written_with_an_api_key() {
        JsonNode made =
                ok(201, api.as("admin").post("/api/pos/api-keys", json("{'name':'Tablero','roles':['deposito']}")));
        ContractApi dashboard = api.with("X-API-Key", made.path("key").asText());
        String sku = api.product(1000, "1");
        String id = id();
        String body = json("{'id':'%s','sku':'%s','branch':'SCL-01','quantity':4,'operation':'add'}", id, sku);
        assertThat(onHand(dashboard.post("/api/inventory", body))).isEqualByComparingTo("5");
        ok(200, dashboard.post("/api/inventory", body));
        assertThat(onHand(
                        dashboard.post("/api/inventory", body.replace(id, id()).replace("add", "subtract"))))
                .isEqualByComparingTo("1");
        assertThat(onHand(
                        dashboard.post("/api/inventory", body.replace(id, id()).replace("add", "set"))))
                .isEqualByComparingTo("4");
        JsonNode item = ok(200, dashboard.get("/api/inventory?branch=SCL-01&sku=" + sku))
                .at("/items/0");
        assertThat(item.path("name").asText()).isNotBlank();
        assertThat(item.path("on_hand").asInt()).isEqualTo(4);
        refused(401, "AUTH_REQUIRED", api.get("/api/inventory"));
    }

    @Test
    void the_key_of_the_configuration_opens_what_the_dashboard_needs_and_no_more() {
        ContractApi dashboard = api.with("X-API-Key", SharedPrograms.DASHBOARD_KEY);
        String sku = api.product(1000, "1");
        String body = json("{'id':'%s','sku':'%s','branch':'SCL-01','quantity':4,'operation':'add'}", id(), sku);
        assertThat(onHand(dashboard.post("/api/inventory", body))).isEqualByComparingTo("5");
        assertThat(ok(200, dashboard.get("/api/inventory?branch=SCL-01&sku=" + sku))
                        .at("/items/0/on_hand")
                        .asInt())
                .isEqualTo(5);
        ok(200, dashboard.get("/api/dashboard/resumen"));
        assertThat(dashboard.get("/metrics").status()).isEqualTo(200);
        assertThat(dashboard.get("/api/deposito/stock").status()).isEqualTo(403);
        refused(
                401,
                "AUTH_TOKEN_INVALID",
                api.with("X-API-Key", SharedPrograms.DASHBOARD_KEY + "x").get("/api/inventory"));
    }

    @Test
    void a_transfer_received_without_a_word_arrived_complete() {
        String sku = api.product(1000, "10");
        String id = id();
        ContractApi admin = api.as("admin");
        ok(
                201,
                admin.post(
                        "/api/deposito/traslados",
                        json(
                                "{'id':'%s','from':'SCL-01','to':'SCL-02','items':[{'sku':'%s','quantity':4}]}",
                                id, sku)));
        String path = "/api/deposito/traslados/" + id;
        ok(200, admin.send("POST", path + "/enviar", null));
        JsonNode received = ok(200, admin.send("POST", path + "/recibir", null));
        assertThat(received.at("/items/0/received").asInt()).isEqualTo(4);
    }

    @Test
    void the_ledger_explains_every_balance() {
        api.product(1000, "3");
        assertThat(ok(200, api.as("admin").get("/api/deposito/stock/cuadratura"))
                        .path("items"))
                .isEmpty();
    }

    private ContractApi user(String base) {
        return api.as(base.startsWith("/api/pos") ? "vendedor" : "deposito");
    }

    private Api.Answer reserve(String base, String id, String sku, String quantity) {
        return user(base)
                .post(
                        base + "/reservar",
                        json(
                                "{'id':'%s','branch':'SCL-01','items':[{'sku':'%s','quantity':%s}],'minutes':30}",
                                id, sku, quantity));
    }

    private Api.Answer move(String id, String sku, String kind, String quantity, String reason) {
        return api.as("deposito")
                .post(
                        "/api/deposito/movimientos",
                        json(
                                "{'id':'%s','sku':'%s','branch':'SCL-01','kind':'%s','quantity':%s,'reason':'%s'}",
                                id, sku, kind, quantity, reason));
    }

    private static java.math.BigDecimal onHand(Api.Answer answer) {
        return ok(201, answer).path("on_hand").decimalValue();
    }
}
