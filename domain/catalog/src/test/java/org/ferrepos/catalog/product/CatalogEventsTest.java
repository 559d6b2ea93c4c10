package org.ferrepos.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.http.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others are told of products and prices, by every way in which they change. */
final class CatalogEventsTest {
    private static final ObjectMapper JSON = JsonSettings.newMapper();

    private final CatalogWorld world = new CatalogWorld();
    private final ProductWrites writes = new ProductWrites(world.branches, world.costs, world.writer);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void singleWritesTellWhatBecameOfTheProductAndOfItsPrice() throws JsonProcessingException {
        long id = writes.create(world.admin, change("{\"sku\":\"A\",\"name\":\"Uno\",\"price\":100}"))
                .orThrow();
        writes.change(world.admin, "A", change("{\"name\":\"Uno bis\",\"price\":100}"))
                .orThrow();
        writes.change(world.admin, "A", change("{\"price\":120}")).orThrow();
        writes.deactivate(world.admin, "A").orThrow();

        assertThat(told())
                .containsExactly(
                        "product.changed A CREATED",
                        "price.changed A 100",
                        "product.changed A CHANGED",
                        "price.changed A 120",
                        "product.changed A CHANGED",
                        "product.changed A DEACTIVATED");
        JsonNode first = rows().getFirst();
        assertThat(first.at("/0/2/product_id").asLong()).isEqualTo(id);
        assertThat(first.at("/0/2/revision").asLong()).isPositive();
        assertThat(rows().get(1).at("/0/2/valid_from").asText()).isEqualTo(CatalogWorld.NOON.toString());
    }

    @Test
    void whatWasRefusedOrChangedNothingIsNotTold() {
        world.importCsv("sku,name,price\nA,Uno,100\n");
        int before = told().size();

        assertThatThrownBy(() -> writes.create(world.admin, change("{\"sku\":\"A\",\"name\":\"Otra\",\"price\":1}"))
                        .orThrow())
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> writes.change(world.admin, "NOPE", change("{\"name\":\"Otra\"}"))
                        .orThrow())
                .isInstanceOf(ProblemException.class);
        world.importCsv("sku,name,price\nA,Uno,100\n");

        assertThat(told()).hasSize(before);
    }

    @Test
    void anImportTellsWhatDiffersInOneRowOfEachKind() {
        world.importCsv("sku,name,price\nA,Uno,100\nB,Dos,200\nC,Tres,300\n");
        assertThat(rows()).hasSize(2);
        int before = told().size();

        world.importCsv(
                "sku,name,price,barcode,branch\nA,Uno nuevo,100,,\nB,Dos,250,,VAP-01\nC,Tres,300,7801234567894,\n");

        List<String> news = told().subList(before, told().size());
        assertThat(news)
                .containsExactly("product.changed A CHANGED", "product.changed C CHANGED", "price.changed B 250");
        assertThat(rows().getLast().at("/0/1").asInt()).isEqualTo(world.branchId("VAP-01"));
    }

    private static ProductChange change(String json) throws JsonProcessingException {
        return JSON.readValue(json, ProductChange.class);
    }

    /** The rows of the outbox in the order in which they were written, each a list of key, branch and body. */
    private List<JsonNode> rows() {
        return world.database.read(
                handle -> handle.createQuery("select events::text from platform.outbox order by draw")
                        .map((row, context) -> tree(row.getString(1)))
                        .list());
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (JsonNode row : rows()) {
            for (JsonNode event : row) {
                JsonNode body = event.get(2);
                boolean isPrice = body.has("amount");
                told.add((isPrice ? "price.changed " : "product.changed ")
                        + event.get(0).asText() + " " + (isPrice ? body.get("amount") : body.get("change")).asText());
            }
        }
        return told;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
