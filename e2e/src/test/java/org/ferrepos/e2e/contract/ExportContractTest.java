package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as files: everything the filter shows, for whoever may see the list. */
@ExtendWith(SharedProgram.class)
class ExportContractTest {
    private final ContractApi api;

    ExportContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void an_export_has_every_row_of_every_page() {
        String csv = csv("/api/pos/productos/exportar?active=true");

        List<String> rows = csv.lines().skip(1).toList();
        assertThat(rows.stream().map(row -> row.substring(1, row.indexOf('"', 1))))
                .containsExactlyElementsOf(activeSkus());
        assertThat(csv)
                .startsWith("\uFEFF\"SKU\";\"Nombre\";\"Códigos de barra\";")
                .contains("\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/pos/productos",
                "/api/pos/ventas",
                "/api/pos/usuarios",
                "/api/pos/auditoria",
                "/api/pos/sucursales",
                "/api/pos/terminales",
                "/api/pos/roles",
                "/api/pos/api-keys",
                "/api/pos/costos",
                "/api/pos/impuestos",
                "/api/pos/sinonimos",
                "/api/pos/productos/TAL-750/precios",
                "/api/pos/cajas",
                "/api/deposito/stock",
                "/api/deposito/stock/critico",
                "/api/deposito/movimientos",
                "/api/deposito/traslados",
                "/api/jobs",
                "/api/outbox/fallidos"
            })
    void every_list_is_to_be_had_in_each_format(String list) {
        Instant asked = Instant.now();
        HttpResponse<byte[]> table = api.as("admin").raw("GET", list + "/exportar", null);
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(new String(table.body(), StandardCharsets.UTF_8)).startsWith("\uFEFF");
        assertThat(Instant.parse(table.headers().firstValue("X-Complete-Until").orElseThrow()))
                .isBetween(asked.truncatedTo(ChronoUnit.MILLIS), Instant.now());
        HttpResponse<byte[]> workbook = api.as("admin").raw("GET", list + "/exportar?format=xlsx", null);
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.body()).startsWith('P', 'K');
        HttpResponse<byte[]> paper = api.as("admin").raw("GET", list + "/exportar?format=pdf", null);
        assertThat(paper.statusCode()).isEqualTo(200);
        assertThat(new String(paper.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(paper.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"[a-z-]+-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.pdf\"");
    }

    @Test
    void words_narrow_the_file_as_they_narrow_the_table() {
        assertThat(csv("/api/pos/sucursales/exportar?words=scl").lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("\"SCL-"));
        assertThat(csv("/api/pos/roles/exportar?words=cajer%C3%B3"))
                .contains("\"cajero\"")
                .doesNotContain("\"admin\"");
        assertThat(csv("/api/pos/impuestos/exportar?words=reducido+argentina+vigente")
                        .lines()
                        .skip(1))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("\"IVA reducido\";\"Argentina\";10,5;"));
        assertThat(csv("/api/pos/impuestos/exportar?words=reduced").lines().skip(1))
                .isEmpty();
    }

    @Test
    void who_may_not_see_the_list_gets_no_file_of_it() {
        refused(403, "FORBIDDEN", api.as("cajero").get("/api/pos/usuarios/exportar"));
        refused(403, "FORBIDDEN", api.as("supervisor").get("/api/outbox/fallidos/exportar"));
        refused(400, "VALIDATION_FAILED", api.as("admin").get("/api/pos/productos/exportar?format=doc"));
    }

    @Test
    void no_product_may_hide_behind_the_word() {
        refused(
                400,
                "VALIDATION_FAILED",
                api.as("admin").post("/api/pos/productos", json("{'sku':'exportar','name':'Nada','price':1}")));
    }

    @Test
    void a_register_says_how_wide_its_paper_is() {
        String till = "/api/pos/terminales/VAP-01-C4";
        assertThat(ok(200, api.as("admin").get(till)).path("paper_width").asInt())
                .isEqualTo(80);
        JsonNode narrow = ok(200, api.as("admin").put(till, json("{'active':true,'paper_width':58}")));
        assertThat(narrow.path("paper_width").asInt()).isEqualTo(58);
        assertThat(ok(200, api.as("admin").put(till, json("{'active':true}")))
                        .path("paper_width")
                        .asInt())
                .isEqualTo(58);
        refused(400, "VALIDATION_FAILED", api.as("admin").put(till, json("{'active':true,'paper_width':60}")));
    }

    private String csv(String path) {
        HttpResponse<byte[]> answer = api.as("admin").raw("GET", path, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private List<String> activeSkus() {
        List<String> skus = new ArrayList<>();
        @Nullable String after = "";
        do {
            JsonNode page = ok(200, api.as("admin").get("/api/pos/productos?active=true&limit=500" + after));
            page.path("items").forEach(product -> skus.add(product.path("sku").asText()));
            after = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asText();
        } while (after != null);
        return skus;
    }
}
