package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The price checker, which nobody logs in at. */
@ExtendWith(SharedProgram.class)
class PriceCheckContractTest {
    private final ContractApi api;

    PriceCheckContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void a_customer_scans_and_sees_the_price_of_the_branch_and_nothing_else() {
        String sku = api.product(10_000, "7");
        ok(
                201,
                api.as("admin")
                        .post(
                                "/api/pos/productos/" + sku + "/precios",
                                json("{'amount':9000,'branch':'SCL-01','reason':'oferta'}")));
        JsonNode seen = ok(200, api.get("/api/pos/consulta/" + sku + "?branch=SCL-01"));
        assertThat(seen.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("sku", "name", "brand", "unit", "price", "currency", "branch", "checked_at");
        assertThat(seen.path("price").asLong()).isEqualTo(9000);
        assertThat(seen.path("branch").asText()).isEqualTo("SCL-01");
        String code = ok(200, api.as("cajero").get("/api/pos/productos/TAL-750"))
                .at("/barcodes/0")
                .asText();
        assertThat(ok(200, api.get("/api/pos/consulta/" + code + "?branch=VAP-01"))
                        .path("sku")
                        .asText())
                .isEqualTo("TAL-750");
    }

    @Test
    void what_is_not_sold_is_not_found_and_the_branch_is_needed() {
        String sku = api.product(10_000, "0");
        String path = "/api/pos/consulta/" + sku;
        for (String query : new String[] {"", "?branch=", "?branch=NOPE"}) {
            JsonNode problem = refused(400, "VALIDATION_FAILED", api.get(path + query));
            assertThat(problem.at("/errors/0/field").asText()).isEqualTo("branch");
        }
        assertThat(api.as("admin").delete("/api/pos/productos/" + sku).status()).isEqualTo(204);
        refused(404, "PRODUCT_NOT_FOUND", api.get(path + "?branch=SCL-01"));
        refused(404, "PRODUCT_NOT_FOUND", api.get("/api/pos/consulta/nada?branch=SCL-01"));
    }

    @Test
    void the_branches_are_offered_by_code_and_name() {
        JsonNode page = ok(200, api.get("/api/pos/consulta/sucursales"));
        assertThat(page.path("items").findValuesAsText("code")).contains("SCL-01", "SCL-02", "VAP-01");
        assertThat(page.at("/items/0").fieldNames()).toIterable().containsExactlyInAnyOrder("code", "name");
        JsonNode first = ok(200, api.get("/api/pos/consulta/sucursales?limit=1"));
        assertThat(first.path("items")).hasSize(1);
        assertThat(ok(
                                200,
                                api.get("/api/pos/consulta/sucursales?limit=1&after="
                                        + first.path("next").asText()))
                        .at("/items/0/code")
                        .asText())
                .isGreaterThan(first.at("/items/0/code").asText());
    }
}
