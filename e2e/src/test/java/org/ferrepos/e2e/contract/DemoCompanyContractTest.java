package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demonstration company that an empty database gets. */
@ExtendWith(SharedProgram.class)
class DemoCompanyContractTest {
    private static final Map<String, String> ROLES = Map.of(
            "admin", "admin",
            "supervisor", "supervisor",
            "cajero", "cajero",
            "vendedor", "vendedor",
            "despacho", "despacho",
            "deposito", "deposito",
            "negocio", "negocio",
            "etiquetas", "operador_etiquetas",
            "analista", "analista");
    private static final List<String> AT_BRANCH =
            List.of("supervisor", "cajero", "vendedor", "despacho", "deposito", "etiquetas");

    private final ContractApi api;

    DemoCompanyContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void it_has_three_branches_in_santiago_and_valparaiso() {
        JsonNode branches =
                ok(200, api.as("admin").get("/api/pos/sucursales?limit=500")).path("items");
        for (String code : List.of("SCL-01", "SCL-02", "VAP-01")) {
            assertThat(branches).anySatisfy(branch -> {
                assertThat(branch.path("code").asText()).isEqualTo(code);
                assertThat(branch.path("currency").asText()).isEqualTo("CLP");
                assertThat(branch.path("zone").asText()).isEqualTo("America/Santiago");
                assertThat(branch.path("active").asBoolean()).isTrue();
            });
        }
        assertThat(ok(200, api.as("admin").get("/api/pos/sucursales/VAP-01"))
                        .path("commune")
                        .asText())
                .isEqualTo("Valparaíso");
    }

    @Test
    void its_four_tills_per_branch_are_open_with_a_float_of_fifty_thousand() {
        for (String branch : List.of("SCL-01", "SCL-02", "VAP-01")) {
            for (int till = 1; till <= 4; till++) {
                JsonNode session = ok(200, api.as("admin").get("/api/pos/cajas/" + branch + "-C" + till));
                assertThat(session.path("status").asText()).isEqualTo("open");
                assertThat(session.path("opening_float").asLong()).isEqualTo(50_000);
            }
        }
    }

    @Test
    void its_nine_users_have_the_role_of_their_name_and_the_password_of_the_variable() {
        ROLES.forEach((username, role) -> {
            JsonNode me = ok(200, api.as(username).get("/api/pos/auth/me"));
            assertThat(me.path("roles")).hasSize(1);
            assertThat(me.at("/roles/0").asText()).isEqualTo(role);
            if (AT_BRANCH.contains(username)) {
                assertThat(me.path("branch").asText()).as(username).isEqualTo("SCL-01");
            }
        });
    }

    @Test
    void it_sells_more_than_a_thousand_products_with_price_and_stock() {
        JsonNode page = ok(200, api.as("admin").get("/api/pos/productos?limit=500&branch=SCL-01&active=true"));
        assertThat(page.path("items")).hasSize(500);
        assertThat(page.path("next").isNull()).isFalse();
        long inStock = 0;
        for (JsonNode product : page.path("items")) {
            inStock +=
                    product.path("price").asLong() > 0 && product.path("stock").asDouble() > 0 ? 1 : 0;
        }
        assertThat(inStock).isGreaterThan(450);
    }
}
