package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tills, voids, returns and receipts as the contract has them. */
@ExtendWith(SharedProgram.class)
class TillContractTest {
    private final ContractApi api;

    TillContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void a_till_is_opened_once_with_its_float() {
        String register = api.closedTill();
        String path = "/api/pos/cajas/" + register;
        refused(422, "TILL_CLOSED", cashier().get(path));
        JsonNode session = ok(201, cashier().post(path + "/abrir", "{\"opening_float\":50000}"));
        assertThat(session.path("id").asText()).hasSize(36);
        assertThat(session.path("register").asText()).isEqualTo(register);
        assertThat(session.path("branch").asText()).isEqualTo("SCL-01");
        assertThat(session.path("opening_float").asLong()).isEqualTo(50_000);
        assertThat(session.path("currency").asText()).isEqualTo("CLP");
        assertThat(session.path("status").asText()).isEqualTo("open");

        refused(409, "TILL_ALREADY_OPEN", cashier().post(path + "/abrir", "{\"opening_float\":50000}"));
        assertThat(ok(200, cashier().get(path)).path("id")).isEqualTo(session.path("id"));
        refused(400, "VALIDATION_FAILED", cashier().post(path + "/abrir", "{\"opening_float\":-1}"));
        refused(400, "VALIDATION_FAILED", cashier().post(path + "/abrir", "{}"));
        refused(404, "NOT_FOUND", cashier().post("/api/pos/cajas/NO-TILL/abrir", "{\"opening_float\":1}"));
    }

    @Test
    void cash_moves_in_and_out_but_not_below_nothing() {
        String path = "/api/pos/cajas/" + api.openTill() + "/movimientos";
        String id = id();
        String in = json("{'id':'%s','kind':'in','amount':10000,'reason':'Sencillo'}", id);
        JsonNode movement = ok(201, cashier().post(path, in));
        assertThat(movement.path("kind").asText()).isEqualTo("in");
        assertThat(movement.path("amount").asLong()).isEqualTo(10_000);
        assertThat(movement.path("reason").asText()).isEqualTo("Sencillo");
        assertThat(cashier().post(path, in).json()).isEqualTo(movement);
        refused(409, "IDEMPOTENCY_CONFLICT", cashier().post(path, in.replace("10000", "10001")));
        ok(201, cashier().post(path, json("{'kind':'out','amount':60000,'reason':'Retiro'}")));
        refused(422, "BUSINESS_TILL_SHORT", cashier().post(path, json("{'kind':'out','amount':1,'reason':'Retiro'}")));
        refused(400, "VALIDATION_FAILED", cashier().post(path, json("{'kind':'away','amount':1,'reason':'X'}")));
    }

    @Test
    void closing_a_till_tells_expected_counted_and_the_difference() {
        String register = api.openTill();
        String path = "/api/pos/cajas/" + register;
        sell(register, 12_345, "{'method':'cash','amount':20000}");
        sell(register, 5000, "{'method':'debit','amount':5000}");
        ok(201, cashier().post(path + "/movimientos", json("{'kind':'in','amount':1000,'reason':'Sencillo'}")));

        JsonNode closing = ok(
                200,
                cashier()
                        .post(
                                path + "/cerrar",
                                json(
                                        "{'counted':[{'method':'cash','amount':63330},{'method':'debit','amount':5000}]}")));
        assertThat(amount(closing, "expected", "cash")).isEqualTo(63_340);
        assertThat(amount(closing, "expected", "debit")).isEqualTo(5000);
        assertThat(amount(closing, "counted", "cash")).isEqualTo(63_330);
        assertThat(amount(closing, "difference", "cash")).isEqualTo(-10);
        assertThat(amount(closing, "difference", "debit")).isZero();
        refused(
                422,
                "TILL_CLOSED",
                cashier().post(path + "/movimientos", json("{'kind':'in','amount':1000,'reason':'Tarde'}")));
        refused(422, "TILL_CLOSED", cashier().post(path + "/cerrar", "{\"counted\":[]}"));
    }

    @Test
    void a_sale_is_voided_by_a_supervisor_with_its_goods_and_a_cashier_alone_may_not() {
        String sku = api.product(1000, "10");
        String sale = ok(201, sale(api.openTill(), sku, 3, json("{'method':'cash','amount':3000}")))
                .path("id")
                .asText();
        String path = "/api/pos/ventas/" + sale + "/anular";
        refused(403, "SUPERVISOR_REQUIRED", cashier().post(path, json("{'reason':'Error','restock':true}")));
        refused(
                403,
                "SUPERVISOR_NOT_AUTHORIZED",
                cashier()
                        .post(
                                path,
                                json(
                                        "{'reason':'Error','authorization':{'username':'vendedor','password':'%s'}}",
                                        RunningProgram.PASSWORD)));
        JsonNode voided = ok(
                200,
                cashier()
                        .post(
                                path,
                                json(
                                        "{'reason':'Error','restock':true,'authorization':{'username':'supervisor','password':'%s'}}",
                                        RunningProgram.PASSWORD)));
        assertThat(voided.path("status").asText()).isEqualTo("voided");
        assertThat(voided.at("/voided/reason").asText()).isEqualTo("Error");
        assertThat(voided.path("total").asLong()).isEqualTo(3000);
        assertThat(api.available(sku)).isEqualTo(10);
        assertThat(ok(200, api.as("supervisor").post(path, json("{'reason':'Error'}"))))
                .isEqualTo(voided);
        refused(422, "BUSINESS_SALE_VOIDED", api.as("supervisor").post(path, json("{'reason':'Otra vez'}")));
        assertThat(api.available(sku)).isEqualTo(10);
        assertThat(ok(200, cashier().get("/api/pos/ventas/" + sale))).isEqualTo(voided);
    }

    @Test
    void a_void_without_restock_leaves_the_goods_out() {
        String sku = api.product(1000, "10");
        JsonNode sale = ok(201, sale(api.openTill(), sku, 3, json("{'method':'cash','amount':3000}")));
        ok(
                200,
                api.as("supervisor")
                        .post(
                                "/api/pos/ventas/" + sale.path("id").asText() + "/anular",
                                json("{'reason':'Roto','restock':false}")));
        assertThat(api.available(sku)).isEqualTo(7);
    }

    @Test
    void part_of_a_sale_comes_back_and_never_more_than_was_sold() {
        String sku = api.product(1000, "10");
        JsonNode sale = ok(201, sale(api.openTill(), sku, 3, json("{'method':'cash','amount':3000}")));
        String path = "/api/pos/ventas/" + sale.path("id").asText() + "/devoluciones";
        String back = json(
                "{'id':'%s','items':[{'line':1,'quantity':2}],'reason':'Sobra','refund':[{'method':'cash','amount':2000}]}",
                id());
        JsonNode first = ok(201, cashier().post(path, back));
        assertThat(first.path("total").asLong()).isEqualTo(2000);
        assertThat(first.at("/items/0/line").asInt()).isEqualTo(1);
        assertThat(first.at("/refund/0/method").asText()).isEqualTo("cash");
        assertThat(ok(200, cashier().post(path, back))).isEqualTo(first);
        refused(409, "IDEMPOTENCY_CONFLICT", cashier().post(path, back.replace("Sobra", "Falla")));
        assertThat(api.available(sku)).isEqualTo(9);

        refused(422, "BUSINESS_RETURN_EXCEEDS_SALE", cashier().post(path, withoutId(back)));
        refused(
                422,
                "BUSINESS_REFUND_MISMATCH",
                cashier().post(path, withoutId(back).replace("\"quantity\":2", "\"quantity\":1")));
        assertThat(api.available(sku)).isEqualTo(9);
        assertThat(ok(200, cashier().get("/api/pos/ventas/" + sale.path("id").asText()))
                        .path("returns"))
                .hasSize(1);
        refused(404, "SALE_NOT_FOUND", cashier().post("/api/pos/ventas/" + id() + "/devoluciones", back));
    }

    @Test
    void cash_given_back_in_parts_is_never_more_than_was_paid() {
        JsonNode sale = ok(201, sale(api.openTill(), api.product(6, "10"), 3, json("{'method':'cash','amount':20}")));
        assertThat(sale.path("change").asLong()).isZero();
        String path = "/api/pos/ventas/" + sale.path("id").asText() + "/devoluciones";
        String one =
                json("{'items':[{'line':1,'quantity':1}],'reason':'Sobra','refund':[{'method':'cash','amount':10}]}");
        ok(201, cashier().post(path, one));
        refused(422, "BUSINESS_REFUND_MISMATCH", cashier().post(path, one));
        JsonNode second = ok(201, cashier().post(path, one.replaceFirst("\\{\"method[^}]*}", "")));
        assertThat(second.path("total").asLong()).isEqualTo(6);
        assertThat(second.path("cash_rounding").asLong()).isEqualTo(-6);
        assertThat(ok(201, cashier().post(path, one)).path("cash_rounding").asLong())
                .isEqualTo(4);
    }

    @Test
    void only_cash_is_rounded_in_a_refund() {
        JsonNode sale = ok(
                201,
                sold(
                        api.openTill(),
                        json("{'sku':'%s','quantity':3,'discount':{'amount':1}}", api.product(1005, "10")),
                        json("{'method':'debit','amount':3014}")));
        String path = "/api/pos/ventas/" + sale.path("id").asText() + "/devoluciones";
        for (int wrong : new int[] {1000, 1003, 1004, 1006, 1010}) {
            refused(422, "BUSINESS_REFUND_MISMATCH", cashier().post(path, oneBack("debit", wrong)));
        }
        refused(422, "BUSINESS_REFUND_MISMATCH", cashier().post(path, oneBack("cash", 1010)));
        ok(201, cashier().post(path, oneBack("debit", 1005)));
        // The second one is worth 1004; that in cash means the coins that there are for it.
        refused(403, "SUPERVISOR_REQUIRED", cashier().post(path, oneBack("cash", 1004)));
        assertThat(ok(201, api.as("supervisor").post(path, oneBack("cash", 1004)))
                        .path("cash_rounding")
                        .asLong())
                .isEqualTo(-4);
        JsonNode last = ok(
                201,
                api.as("supervisor")
                        .post(
                                path,
                                json(
                                        "{'items':[{'line':1,'quantity':1}],'reason':'Sobra','refund':[{'method':'debit','amount':504},{'method':'cash','amount':500}]}")));
        assertThat(last.path("total").asLong()).isEqualTo(1005);
        assertThat(last.path("cash_rounding").asLong()).isEqualTo(-1);
    }

    @Test
    void what_is_left_of_a_cash_sale_is_rounded_and_never_more_than_was_paid() {
        JsonNode sale =
                ok(201, sale(api.openTill(), api.product(1006, "10"), 2, json("{'method':'cash','amount':2010}")));
        String path = "/api/pos/ventas/" + sale.path("id").asText() + "/devoluciones";
        ok(201, api.as("supervisor").post(path, oneBack("debit", 1006)));
        for (int wrong : new int[] {1004, 1006, 1010}) {
            refused(422, "BUSINESS_REFUND_MISMATCH", cashier().post(path, oneBack("cash", wrong)));
        }
        ok(201, cashier().post(path, oneBack("cash", 1000)));
    }

    @Test
    void a_void_after_a_return_gives_each_method_what_is_left_of_it() {
        String register = api.openTill();
        JsonNode sale = ok(
                201,
                sale(
                        register,
                        api.product(1000, "10"),
                        2,
                        json("{'method':'debit','amount':1000},{'method':'cash','amount':1000}")));
        String path = "/api/pos/ventas/" + sale.path("id").asText();
        ok(201, cashier().post(path + "/devoluciones", oneBack("debit", 1000)));
        JsonNode voided = ok(200, api.as("supervisor").post(path + "/anular", json("{'reason':'Error'}")));
        assertThat(voided.at("/voided/refund").toString()).isEqualTo(json("[{'method':'cash','amount':1000}]"));
        assertThat(ok(200, cashier().get(path))).isEqualTo(voided);
        assertThat(new String(
                        cashier().raw("GET", path + "/recibo?format=txt", null).body(), StandardCharsets.UTF_8))
                .containsPattern("Se devuelve \\(Efectivo\\) +\\$1\\.000");
        JsonNode closing = ok(
                200,
                cashier()
                        .post(
                                "/api/pos/cajas/" + register + "/cerrar",
                                json("{'counted':[{'method':'cash','amount':50000}]}")));
        assertThat(amount(closing, "expected", "cash")).isEqualTo(50_000);
        assertThat(amount(closing, "expected", "debit")).isZero();
    }

    @Test
    void a_void_gives_cash_in_coins_that_exist() {
        JsonNode sale =
                ok(201, sale(api.openTill(), api.product(1006, "10"), 2, json("{'method':'cash','amount':2010}")));
        String path = "/api/pos/ventas/" + sale.path("id").asText();
        ok(201, api.as("supervisor").post(path + "/devoluciones", oneBack("debit", 1006)));
        JsonNode voided = ok(200, api.as("supervisor").post(path + "/anular", json("{'reason':'Error'}")));
        assertThat(voided.at("/voided/refund").toString()).isEqualTo(json("[{'method':'cash','amount':1000}]"));
    }

    @Test
    void wrong_authorizations_lock_out_the_cashier_who_sends_them_and_not_the_supervisor() {
        String username = "auth-" + id().substring(24);
        ok(
                201,
                api.as("admin")
                        .post(
                                "/api/pos/usuarios",
                                json(
                                        "{'username':'%s','name':'Nueva','password':'%s','roles':['cajero'],'branch':'SCL-01'}",
                                        username, RunningProgram.PASSWORD)));
        String sale = ok(201, sale(api.openTill(), api.product(1000, "1"), 1, json("{'method':'cash','amount':1000}")))
                .path("id")
                .asText();
        String path = "/api/pos/ventas/" + sale + "/anular";
        String right = json(
                "{'reason':'Error','authorization':{'username':'supervisor','password':'%s'}}",
                RunningProgram.PASSWORD);
        for (int i = 0; i < 10; i++) {
            refused(
                    403,
                    "SUPERVISOR_NOT_AUTHORIZED",
                    api.as(username).post(path, right.replace(RunningProgram.PASSWORD, "wrong password")));
        }
        refused(423, "AUTH_LOCKED", api.as(username).post(path, right));
        ok(
                200,
                api.post(
                        "/api/pos/auth/login",
                        json("{'username':'supervisor','password':'%s'}", RunningProgram.PASSWORD)));
        ok(200, cashier().post(path, right));
    }

    @Test
    void a_receipt_in_every_format_tells_the_totals_of_the_sale() {
        String register = api.openTill();
        JsonNode sale = ok(201, sale(register, api.product(12_345, "10"), 2, json("{'method':'cash','amount':30000}")));
        String path = "/api/pos/ventas/" + sale.path("id").asText() + "/recibo";

        HttpResponse<byte[]> text = cashier().raw("GET", path + "?format=txt", null);
        String printed = new String(text.body(), StandardCharsets.UTF_8);
        assertThat(printed)
                .contains(sale.path("number").asText())
                .contains("$24.690")
                .contains("$20.748")
                .contains("$3.942")
                .contains("$30.000")
                .contains("$5.310");
        HttpResponse<byte[]> html = cashier().raw("GET", path + "?format=html", null);
        assertThat(new String(html.body(), StandardCharsets.UTF_8))
                .contains(sale.path("number").asText(), "24.690", "20.748", "3.942", "5.310");
        HttpResponse<byte[]> escpos = cashier().raw("GET", path + "?format=escpos", null);
        assertThat(new String(escpos.body(), StandardCharsets.ISO_8859_1))
                .startsWith("\u001b@")
                .contains("24.690", "20.748", "3.942", "5.310");
        HttpResponse<byte[]> pdf = cashier().raw("GET", path + "?format=pdf", null);
        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        refused(400, "VALIDATION_FAILED", cashier().get(path + "?format=docx"));
        refused(404, "SALE_NOT_FOUND", cashier().get("/api/pos/ventas/" + id() + "/recibo?format=txt"));
    }

    @Test
    void the_tills_are_seen_at_a_glance() {
        String register = api.closedTill();
        JsonNode never = till(register);
        assertThat(never.path("open").asBoolean(true)).isFalse();
        assertThat(never.has("session")).isFalse();
        assertThat(never.has("last_closing")).isFalse();

        String path = "/api/pos/cajas/" + register;
        JsonNode session = ok(201, cashier().post(path + "/abrir", "{\"opening_float\":50000}"));
        JsonNode open = till(register);
        assertThat(open.path("open").asBoolean()).isTrue();
        assertThat(open.at("/session/id")).isEqualTo(session.path("id"));
        assertThat(open.at("/session/opened_at")).isEqualTo(session.path("opened_at"));
        assertThat(open.at("/session/opened_by")).isEqualTo(session.path("opened_by"));
        assertThat(open.at("/session/opening_float").asLong()).isEqualTo(50_000);

        sell(register, 5000, "{'method':'debit','amount':5000}");
        ok(200, cashier().post(path + "/cerrar", json("{'counted':[{'method':'cash','amount':49000}]}")));
        JsonNode closed = till(register);
        assertThat(closed.path("open").asBoolean(true)).isFalse();
        assertThat(closed.has("session")).isFalse();
        assertThat(closed.at("/last_closing/difference_total").asLong()).isEqualTo(-6_000);
        assertThat(closed.at("/last_closing/closed_at").asText()).contains("T");
        refused(403, "FORBIDDEN_BRANCH", cashier().get("/api/pos/cajas?branch=VAP-01"));
        refused(400, "VALIDATION_FAILED", api.as("admin").get("/api/pos/cajas?branch=NOPE"));
        JsonNode elsewhere = ok(200, api.as("admin").get("/api/pos/cajas?branch=VAP-01&limit=2"));
        assertThat(elsewhere.path("items"))
                .hasSize(2)
                .allMatch(item -> item.path("branch").asText().equals("VAP-01"));
        assertThat(elsewhere.path("next").isNull()).isFalse();
    }

    @Test
    void a_sale_is_found_by_its_printed_number_and_by_its_status() {
        String register = api.openTill();
        String sku = api.product(1000, "10");
        JsonNode first = ok(201, sale(register, sku, 1, json("{'method':'debit','amount':1000}")));
        JsonNode second = ok(201, sale(register, sku, 1, json("{'method':'debit','amount':1000}")));
        String list = "/api/pos/ventas?number=";
        JsonNode found = ok(200, cashier().get(list + first.path("number").asText()));
        assertThat(found.path("items")).hasSize(1);
        assertThat(found.at("/items/0/id")).isEqualTo(first.path("id"));
        assertThat(ok(200, cashier().get(list + register + "-00000099")).path("items"))
                .isEmpty();
        assertThat(ok(200, cashier().get(list + "NO-TILL-00000001")).path("items"))
                .isEmpty();
        JsonNode problem = refused(400, "VALIDATION_FAILED", cashier().get(list + "12"));
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("number");

        ok(
                200,
                api.as("supervisor")
                        .post(
                                "/api/pos/ventas/" + second.path("id").asText() + "/anular",
                                json("{'reason':'Error','restock':true}")));
        String ofTill = "/api/pos/ventas?register=" + register + "&status=";
        assertThat(ok(200, cashier().get(ofTill + "voided")).path("items").findValuesAsText("id"))
                .containsExactly(second.path("id").asText());
        assertThat(ok(200, cashier().get(ofTill + "paid")).path("items").findValuesAsText("id"))
                .containsExactly(first.path("id").asText());
        refused(400, "VALIDATION_FAILED", cashier().get(ofTill + "open"));
    }

    private JsonNode till(String register) {
        JsonNode page = ok(200, cashier().get("/api/pos/cajas?branch=SCL-01&limit=500"));
        for (JsonNode item : page.path("items")) {
            if (item.path("register").asText().equals(register)) {
                return item;
            }
        }
        throw new AssertionError("no " + register + " in " + page);
    }

    private ContractApi cashier() {
        return api.as("cajero");
    }

    private static long amount(JsonNode closing, String part, String method) {
        for (JsonNode row : closing.path(part)) {
            if (row.path("method").asText().equals(method)) {
                return row.path("amount").asLong();
            }
        }
        throw new AssertionError("no " + method + " in " + closing);
    }

    private static String withoutId(String request) {
        return request.replaceFirst("\"id\":\"[^\"]*\",", "");
    }

    private void sell(String register, long price, String payment) {
        ok(201, sale(register, api.product(price, "1"), 1, json(payment)));
    }

    private static String oneBack(String method, int amount) {
        return json(
                "{'items':[{'line':1,'quantity':1}],'reason':'Sobra','refund':[{'method':'%s','amount':%s}]}",
                method, amount);
    }

    private Api.Answer sale(String register, String sku, int quantity, String payment) {
        return sold(register, json("{'sku':'%s','quantity':%s}", sku, quantity), payment);
    }

    private Api.Answer sold(String register, String item, String payments) {
        return cashier()
                .post(
                        "/api/pos/ventas",
                        json(
                                "{'id':'%s','branch':'SCL-01','register':'%s','items':[%s],'payments':[%s]}",
                                id(), register, item, payments));
    }
}
