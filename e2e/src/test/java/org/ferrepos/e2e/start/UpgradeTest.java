package org.ferrepos.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.ferrepos.testkit.program.RunningProgram.Finished;
import org.ferrepos.testkit.upgrade.OldDatabase;
import org.junit.jupiter.api.Test;

/** The program starts on the database of an earlier version, keeps what is in it and sells. */
final class UpgradeTest {
    private static final Duration BOUND = Duration.ofMinutes(1);

    private final SharedPrograms.Shared upgraded = SharedPrograms.upgraded();
    private final OldDatabase old = SharedPrograms.oldDatabase();
    private final Api anybody = Api.at(upgraded.program().baseUrl());

    @Test
    void theOldCompanySells() {
        Api cashier = anybody.as("cajero");
        Api.Answer sale = cashier.post("/api/pos/ventas", """
                {"branch":"SCL-01","register":"SCL-01-C1",
                 "items":[{"sku":"GTIN-12","quantity":1},{"sku":"Caja-Azul","quantity":1}],
                 "payments":[{"method":"cash","amount":10000}]}""");
        assertThat(sale.status()).as(sale.body()).isEqualTo(201);
        // The prices of the day when that version was left; its till had sold nothing.
        assertThat(sale.json().path("number").asText()).isEqualTo("SCL-01-C1-00000001");
        assertThat(sale.json().path("total").asLong()).isEqualTo(1_190 + 5_990);
        assertThat(cashier.get("/api/pos/ventas/" + sale.json().path("id").asText())
                        .json())
                .isEqualTo(sale.json());
        // What the shop paid was sealed by the start, and is known to who makes the sale.
        assertThat(text(
                        "select string_agg(sku || '=' || cast(unit_cost as int), ' ' order by line) from sales.sale_line"
                                + " where sale_id = '" + sale.json().path("id").asText() + "'"))
                .isEqualTo("GTIN-12=400 Caja-Azul=2500");
        assertThat(text("select cast(count(cost) as text) from catalog.product"))
                .isEqualTo("0");
    }

    @Test
    void whatItSoldIsStillThere() {
        JsonNode sales = anybody.as("admin")
                .get("/api/pos/ventas?register=SCL-01-T9&limit=50")
                .json()
                .path("items");
        assertThat(sales).hasSize(3);
        assertThat(sales.findValuesAsText("number")).allMatch(number -> number.startsWith("SCL-01-T9-"));
        assertThat(sales)
                .extracting(sale -> sale.path("total").asText())
                .containsExactlyInAnyOrder("57970", "11975", "5532");
    }

    @Test
    void eachSpellingOfANumberStillFindsItsProduct() {
        Api seller = anybody.as("vendedor");
        assertThat(seller.get("/api/pos/productos/barcode/036000291452").body()).contains("GTIN-12");
        assertThat(seller.get("/api/pos/productos/barcode/0036000291452").body())
                .contains("GTIN-13");
        assertThat(seller.get("/api/pos/productos/Caja-Azul").body()).contains("Caja azul grande");
        assertThat(seller.get("/api/pos/productos/CAJA-AZUL").body()).contains("Caja azul chica");
    }

    @Test
    void whoUpgradesIsToldWhatToLookAtAndTheDoctorListsIt() {
        assertThat(upgraded.program().output())
                .contains("Códigos GTIN que están en más de un producto: 1; véalo con")
                .contains("SKU que solo se distinguen por mayúsculas: 1; véalo con");

        Finished doctor = RunningProgram.run(upgraded.options(), "doctor", "", BOUND);
        assertThat(doctor.exitCode()).as(doctor.output()).isZero();
        assertThat(doctor.output())
                .contains("0036000291452 = GTIN-13, 036000291452 = GTIN-12")
                .contains("CAJA-AZUL = Caja azul chica, Caja-Azul = Caja azul grande");
    }

    private String text(String sql) {
        return old.database()
                .database()
                .read(handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
