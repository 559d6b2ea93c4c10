package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.testkit.program.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registering, repeating and refusing sales, and reading them back, as the contract has it. */
@ExtendWith(SharedProgram.class)
class SaleContractTest {
    private final ContractApi api;

    SaleContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void the_sale_of_the_contract_is_registered_as_it_stands() {
        String sale = """
                {"id":"%s","branch":"SCL-01","register":"SCL-01-C1","sold_at":"2026-11-21T19:42:10-03:00",
                 "customer":{"tax_id":"76.123.456-0"},
                 "items":[{"sku":"TAL-750","quantity":1},{"sku":"TOR-6X50","quantity":0.25,"discount":{"percent":10}}],
                 "payments":[{"method":"cash","amount":50000},{"method":"debit","amount":12990,"reference":"TBK-991"}]}
                """.formatted(id());
        JsonNode answer = ok(201, api.as("cajero").post("/api/pos/ventas", sale));

        assertThat(answer.path("branch").asText()).isEqualTo("SCL-01");
        assertThat(answer.path("register").asText()).isEqualTo("SCL-01-C1");
        assertThat(answer.path("sold_at").asText()).isEqualTo("2026-11-21T19:42:10-03:00");
        assertThat(answer.path("business_date").asText()).isEqualTo("2026-11-21");
        assertThat(answer.at("/customer/tax_id").asText()).isEqualTo("76.123.456-0");
        assertThat(answer.path("number").asText()).matches("SCL-01-C1-\\d{8}");
        assertThat(answer.path("status").asText()).isEqualTo("paid");
        assertThat(answer.path("currency").asText()).isEqualTo("CLP");
        JsonNode second = answer.at("/items/1");
        assertThat(second.path("line").asInt()).isEqualTo(2);
        assertThat(second.path("sku").asText()).isEqualTo("TOR-6X50");
        assertThat(second.path("name").asText()).isNotBlank();
        assertThat(second.path("quantity").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(second.path("unit_price").asLong()).isPositive();
        assertThat(second.path("discount").asLong()).isPositive();
        assertThat(answer.at("/payments/1/reference").asText()).isEqualTo("TBK-991");
        assertThat(answer.path("paid").asLong()).isEqualTo(62_990);
        assertAddsUp(answer);
    }

    @Test
    void taxes_discounts_and_cash_rounding_are_those_of_the_contract() {
        String sku = api.product(11_993, "10");
        JsonNode sale = ok(
                201,
                sell(json(
                        "{'branch':'SCL-01','register':'%s','items':[{'sku':'%s','quantity':2,'discount':{'amount':1000}}],"
                                + "'payments':[{'method':'cash','amount':30000}]}",
                        api.openTill(), sku)));
        assertThat(sale.path("subtotal").asLong()).isEqualTo(23_986);
        assertThat(sale.path("discount_total").asLong()).isEqualTo(1000);
        assertThat(sale.path("total").asLong()).isEqualTo(22_986);
        assertThat(sale.path("net").asLong()).isEqualTo(19_316);
        assertThat(sale.path("tax").asLong()).isEqualTo(3670);
        assertThat(sale.path("exempt").asLong()).isZero();
        assertThat(sale.path("cash_rounding").asLong()).isEqualTo(4);
        assertThat(sale.path("change").asLong()).isEqualTo(7010);
        assertThat(sale.path("number").asText()).endsWith("-00000001");
        assertThat(sale.has("customer")).isFalse();
        assertAddsUp(sale);
    }

    @Test
    void an_exempt_product_carries_no_tax() {
        String sku = "CT-" + id().substring(24);
        ok(
                201,
                api.as("admin")
                        .post(
                                "/api/pos/productos",
                                json("{'sku':'%s','name':'Libro','price':5000,'tax':'exempt'}", sku)));
        receive(sku, 5);
        JsonNode sale = ok(201, sell(cash(api.openTill(), sku, "1", 5000)));
        assertThat(sale.path("exempt").asLong()).isEqualTo(5000);
        assertThat(sale.path("tax").asLong()).isZero();
        assertThat(sale.path("net").asLong()).isZero();
    }

    @Test
    void numbers_of_a_till_have_no_gaps_although_sales_are_refused_between() {
        String register = api.openTill();
        String sku = api.product(1000, "3");
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            numbers.add(
                    ok(201, sell(cash(register, sku, "1", 1000))).path("number").asText());
            refused(422, "BUSINESS_INSUFFICIENT_STOCK", sell(cash(register, sku, "99", 99_000)));
        }
        assertThat(numbers).containsExactly(register + "-00000001", register + "-00000002", register + "-00000003");
    }

    @Test
    void a_repeated_sale_is_answered_with_the_same_body_and_taken_once() {
        String sku = api.product(1000, "10");
        String sale = withId(id(), cash(api.openTill(), sku, "2", 2000));
        Api.Answer first = sell(sale);
        ok(201, first);
        Api.Answer second = sell(sale);
        ok(200, second);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(api.available(sku)).isEqualTo(8);
    }

    @Test
    void the_same_id_with_other_content_is_a_conflict() {
        String sku = api.product(1000, "10");
        String register = api.openTill();
        String id = id();
        ok(201, sell(withId(id, cash(register, sku, "1", 1000))));
        refused(409, "IDEMPOTENCY_CONFLICT", sell(withId(id, cash(register, sku, "2", 2000))));
        assertThat(api.available(sku)).isEqualTo(9);
    }

    @Test
    void too_little_stock_names_each_product_with_asked_and_available_and_writes_nothing() {
        String scarce = api.product(1000, "1.5");
        String plenty = api.product(1000, "10");
        String register = api.openTill();
        JsonNode problem = refused(
                422,
                "BUSINESS_INSUFFICIENT_STOCK",
                sell(json(
                        "{'branch':'SCL-01','register':'%s','items':[{'sku':'%s','quantity':1},{'sku':'%s','quantity':1},"
                                + "{'sku':'%s','quantity':1}],'payments':[{'method':'cash','amount':3000}]}",
                        register, plenty, scarce, scarce)));
        assertThat(problem.path("errors")).hasSize(1);
        JsonNode error = problem.at("/errors/0");
        assertThat(error.path("sku").asText()).isEqualTo(scarce);
        assertThat(error.path("asked").decimalValue()).isEqualByComparingTo("2");
        assertThat(error.path("available").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(api.available(plenty)).isEqualTo(10);
        assertThat(ok(200, api.as("cajero").get("/api/pos/ventas?register=" + register))
                        .path("items"))
                .isEmpty();
    }

    @Test
    void each_business_rule_refuses_with_its_code_and_writes_nothing() {
        String sku = api.product(1000, "1000");
        String dear = api.product(2_000_000, "10");
        String register = api.openTill();
        refused(422, "BUSINESS_PAYMENT_INSUFFICIENT", sell(cash(register, sku, "2", 1000)));
        JsonNode unknown = refused(422, "BUSINESS_UNKNOWN_PRODUCT", sell(cash(register, "NO-SUCH-SKU", "1", 1000)));
        assertThat(unknown.at("/errors/0/sku").asText()).isEqualTo("NO-SUCH-SKU");
        refused(422, "BUSINESS_CASH_LIMIT", sell(cash(register, dear, "1", 2_000_000)));
        refused(
                422,
                "BUSINESS_CHANGE_NOT_IN_CASH",
                sell(cash(register, sku, "1", 2000).replace("\"cash\"", "\"debit\"")));
        String line = json("{'sku':'%s','quantity':1}", sku);
        for (int lines : List.of(101, 20_000)) {
            refused(
                    422,
                    "BUSINESS_TOO_MANY_ITEMS",
                    sell(json(
                            "{'branch':'SCL-01','register':'%s','items':[%s],'payments':[{'method':'cash','amount':101000}]}",
                            register, String.join(",", java.util.Collections.nCopies(lines, line)))));
        }
        refused(422, "TILL_CLOSED", sell(cash(api.closedTill(), sku, "1", 1000)));
        assertThat(api.available(sku)).isEqualTo(1000);
        assertThat(ok(200, api.as("cajero").get("/api/pos/ventas?register=" + register))
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_discount_over_the_role_needs_a_supervisor_and_over_half_nobody_may_give() {
        String sku = api.product(1000, "100");
        String register = api.openTill();
        String twenty = discounted(register, sku, 20, "");
        refused(422, "BUSINESS_DISCOUNT_TOO_HIGH", sell(twenty));
        String authorization = ",'authorization':{'username':'supervisor','password':'"
                + org.ferrepos.testkit.program.RunningProgram.PASSWORD + "'}";
        ok(201, sell(discounted(register, sku, 20, authorization)));
        refused(422, "BUSINESS_DISCOUNT_TOO_HIGH", sell(discounted(register, sku, 51, authorization)));
        refused(
                422,
                "BUSINESS_DISCOUNT_TOO_HIGH",
                api.as("admin").post("/api/pos/ventas", discounted(register, sku, 51, "")));
        ok(201, api.as("admin").post("/api/pos/ventas", discounted(register, sku, 50, "")));
    }

    @Test
    void a_sale_of_the_wrong_shape_names_its_fields() {
        String sale = cash("SCL-01-C1", "TAL-750", "1", 50_000);
        assertField("items[0].quantity", sale.replace("\"quantity\":1", "\"quantity\":0"));
        assertField("items[0].quantity", sale.replace("\"quantity\":1", "\"quantity\":0.0001"));
        assertField("items", sale.replaceAll("\"items\":\\[[^]]*]", "\"items\":[]"));
        assertField("payments[0].method", sale.replace("\"cash\"", "\"shells\""));
        assertField("register", sale.replace("SCL-01-C1", "VAP-01-C1"));
        assertField("branch", sale.replace("\"SCL-01\"", "\"NOPE\""));
        assertField("customer.tax_id", sale.replaceFirst("\\{", "{\"customer\":{\"tax_id\":\"76.123.456-1\"},"));
        assertField("total", sale.replaceFirst("\\{", "{\"total\":1,"));
        refused(400, "VALIDATION_FAILED", sell("{\"branch\":"));
    }

    @Test
    void every_payment_method_is_taken() {
        String sku = api.product(8000, "10");
        StringBuilder payments = new StringBuilder();
        for (String method :
                List.of("cash", "debit", "credit", "transfer", "qr", "points", "customer_credit", "gift_card")) {
            payments.append(payments.isEmpty() ? "" : ",").append(json("{'method':'%s','amount':1000}", method));
        }
        JsonNode sale = ok(
                201,
                sell(json(
                        "{'branch':'SCL-01','register':'%s','items':[{'sku':'%s','quantity':1}],'payments':[" + payments
                                + "]}",
                        api.openTill(),
                        sku)));
        assertThat(sale.path("payments")).hasSize(8);
        assertThat(sale.path("change").asLong()).isZero();
    }

    @Test
    void a_sale_is_read_back_and_listed_by_branch_register_and_time_in_pages() {
        String register = api.openTill();
        String sku = api.product(1000, "10");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = id();
            ids.addFirst(id);
            String sale = withId(id, cash(register, sku, "1", 1000))
                    .replaceFirst("\\{", "{\"sold_at\":\"2026-11-20T1" + i + ":00:00-03:00\",");
            Api.Answer answer = sell(sale);
            ok(201, answer);
            assertThat(api.as("cajero").get("/api/pos/ventas/" + id).body()).isEqualTo(answer.body());
        }
        String list = "/api/pos/ventas?branch=SCL-01&register=" + register;
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = ok(200, api.as("cajero").get(list + "&limit=2" + after));
            assertThat(page.path("items")).hasSizeLessThanOrEqualTo(2);
            page.path("items").forEach(sale -> found.add(sale.path("id").asText()));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asText();
        } while (!after.isEmpty());
        assertThat(found).isEqualTo(ids);
        assertThat(ok(200, api.as("cajero").get(list + "&from=2026-11-20T11:00:00-03:00&to=2026-11-20T13:00:00-03:00"))
                        .path("items"))
                .hasSize(2);
        // The evening of a day is still that day, though it is the next one in UTC.
        ok(
                201,
                sell(cash(register, sku, "1", 1000)
                        .replaceFirst("\\{", "{\"sold_at\":\"2026-11-18T22:30:00-03:00\",")));
        assertThat(ok(200, api.as("cajero").get(list + "&from=2026-11-18&to=2026-11-18"))
                        .path("items"))
                .hasSize(1);
        assertThat(ok(200, api.as("cajero").get(list + "&from=2026-11-19&to=2026-11-19"))
                        .path("items"))
                .isEmpty();
        assertThat(ok(200, api.as("cajero").get(list + "&from=2026-11-19&to=2026-11-20"))
                        .path("items"))
                .hasSize(5);
        refused(404, "SALE_NOT_FOUND", api.as("cajero").get("/api/pos/ventas/" + id()));
        refused(403, "FORBIDDEN_BRANCH", api.as("cajero").get("/api/pos/ventas?branch=VAP-01"));
        refused(400, "VALIDATION_FAILED", api.as("cajero").get("/api/pos/ventas?from=yesterday"));
    }

    @Test
    void a_sale_from_before_the_opening_is_taken_and_marked() {
        String register = api.openTill();
        String sku = api.product(1000, "10");
        String id = id();
        String late = withId(id, cash(register, sku, "2", 2000))
                .replaceFirst("\\{", "{\"sold_at\":\"2026-11-20T10:00:00-03:00\",");
        Api.Answer answer = sell(late);
        assertThat(ok(201, answer).path("backdated").asBoolean()).isTrue();
        assertThat(sell(late).body()).isEqualTo(answer.body());
        JsonNode now = ok(201, sell(cash(register, sku, "1", 1000)));
        assertThat(now.has("backdated")).isFalse();

        String list = "/api/pos/ventas?register=" + register;
        assertThat(ok(200, api.as("cajero").get(list + "&backdated=true")).at("/items"))
                .singleElement()
                .satisfies(sale -> assertThat(sale.path("id").asText()).isEqualTo(id));
        assertThat(ok(200, api.as("cajero").get(list + "&backdated=false")).at("/items"))
                .singleElement()
                .satisfies(sale -> assertThat(sale.path("id")).isEqualTo(now.path("id")));
        refused(400, "VALIDATION_FAILED", api.as("cajero").get(list + "&backdated=maybe"));

        JsonNode closing = ok(
                200,
                api.as("cajero")
                        .post(
                                "/api/pos/cajas/" + register + "/cerrar",
                                json("{'counted':[{'method':'cash','amount':53000}]}")));
        assertThat(closing.at("/session/backdated/count").asLong()).isEqualTo(1);
        assertThat(closing.at("/session/backdated/total").asLong()).isEqualTo(2000);
        assertThat(closing.at("/difference/0/amount").asLong()).isZero();
    }

    @Test
    void who_may_not_sell_or_not_there_is_refused() {
        refused(
                403,
                "FORBIDDEN",
                api.as("deposito").post("/api/pos/ventas", cash("SCL-01-C1", "TAL-750", "1", 50_000)));
        refused(
                403,
                "FORBIDDEN_BRANCH",
                sell(cash("VAP-01-C1", "TAL-750", "1", 50_000).replace("\"SCL-01\"", "\"VAP-01\"")));
        refused(401, "AUTH_REQUIRED", api.post("/api/pos/ventas", cash("SCL-01-C1", "TAL-750", "1", 50_000)));
    }

    private void assertField(String field, String sale) {
        JsonNode problem = refused(400, "VALIDATION_FAILED", sell(sale));
        assertThat(problem.at("/errors/0/field").asText())
                .as(problem.toString())
                .isEqualTo(field);
    }

    private static void assertAddsUp(JsonNode sale) {
        assertThat(sale.path("net").asLong()
                        + sale.path("tax").asLong()
                        + sale.path("exempt").asLong())
                .isEqualTo(sale.path("total").asLong());
        assertThat(sale.path("subtotal").asLong() - sale.path("discount_total").asLong())
                .isEqualTo(sale.path("total").asLong());
        assertThat(sale.path("paid").asLong() - sale.path("change").asLong())
                .isEqualTo(
                        sale.path("total").asLong() + sale.path("cash_rounding").asLong());
        long lines = 0;
        for (JsonNode line : sale.path("items")) {
            lines += line.path("total").asLong();
        }
        assertThat(lines).isEqualTo(sale.path("total").asLong());
    }

    private void receive(String sku, int quantity) {
        ok(
                201,
                api.as("deposito")
                        .post(
                                "/api/deposito/movimientos",
                                json(
                                        "{'id':'%s','sku':'%s','branch':'SCL-01','kind':'receipt','quantity':%s}",
                                        id(), sku, quantity)));
    }

    private Api.Answer sell(String sale) {
        return api.as("cajero").post("/api/pos/ventas", sale);
    }

    private static String withId(String id, String sale) {
        return sale.replaceFirst("\\{", "{\"id\":\"" + id + "\",");
    }

    private static String cash(String register, String sku, String quantity, long amount) {
        return json(
                "{'branch':'SCL-01','register':'%s','items':[{'sku':'%s','quantity':%s}],"
                        + "'payments':[{'method':'cash','amount':%s}]}",
                register, sku, quantity, amount);
    }

    private static String discounted(String register, String sku, int percent, String more) {
        return json(
                "{'branch':'SCL-01','register':'%s','items':[{'sku':'%s','quantity':1,'discount':{'percent':%s}}],"
                        + "'payments':[{'method':'cash','amount':1000}]" + more + "}",
                register,
                sku,
                percent);
    }
}
