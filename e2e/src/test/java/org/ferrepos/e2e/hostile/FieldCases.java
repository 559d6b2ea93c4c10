package org.ferrepos.e2e.hostile;

import java.util.ArrayList;
import java.util.List;

/** Well-formed requests of which one value is wrong. */
final class FieldCases {
    private FieldCases() {}

    static List<HostileCase> all(Forms forms) {
        List<HostileCase> cases = new ArrayList<>();
        cases.addAll(sales(forms.sale()));
        cases.addAll(stock(forms));
        cases.addAll(catalogue(forms));
        cases.addAll(administration(forms));
        return cases;
    }

    private static List<HostileCase> sales(Form sale) {
        List<HostileCase> cases = new ArrayList<>();
        cases.addAll(sale.spoiled(List.of("id"), WrongValues.NOT_ID));
        cases.addAll(sale.spoiled(List.of("branch", "register"), WrongValues.notCode()));
        cases.addAll(sale.spoiled(List.of("sku"), WrongValues.notCode()));
        cases.addAll(sale.spoiled(List.of("quantity"), WrongValues.NOT_QUANTITY));
        cases.addAll(sale.spoiled(List.of("quantity"), WrongValues.NOT_POSITIVE));
        cases.addAll(sale.spoiled(List.of("amount"), WrongValues.NOT_AMOUNT));
        cases.addAll(sale.spoiled(List.of("sold_at"), WrongValues.NOT_TIME));
        cases.addAll(sale.spoiled(List.of("reference"), List.of("\"\\u0000\"", "7", "\"\\ud800\"")));
        cases.addAll(sale.spoiled(List.of("method"), List.of("\"oro\"", "3", "\"\"", "null", "[]")));
        for (String percent : List.of("-1", "1e999999999", "\"5\"", "1e-30", "10.123", "1e30")) {
            cases.add(sale.spoiled("discount", "{\"percent\":" + percent + "}").names("items[0].discount.percent"));
        }
        for (String amount : List.of("-1", "\"5\"", "1.5", "1e30")) {
            cases.add(sale.spoiled("discount", "{\"amount\":" + amount + "}").names("items[0].discount.amount"));
        }
        cases.add(sale.spoiled("discount", "{\"percent\":1,\"amount\":1}").names("items[0].discount"));
        cases.add(sale.spoiled("customer", "{\"tax_id\":\"76.123.456-9\"}").names("customer.tax_id"));
        cases.add(sale.spoiled("customer", "{\"tax_id\":\"' or 1=1\"}").names("customer.tax_id"));
        cases.add(sale.spoiled("customer", "{\"tax_id\":12}").names("customer.tax_id"));
        cases.add(sale.spoiled("customer", "{}").names("customer.tax_id"));
        return cases;
    }

    private static List<HostileCase> stock(Forms forms) {
        List<HostileCase> cases = new ArrayList<>();
        for (Form form : List.of(forms.movement(), forms.reservation(), forms.transfer(), forms.inventory())) {
            cases.addAll(form.spoiled(List.of("quantity"), WrongValues.NOT_QUANTITY));
            cases.addAll(form.spoiled(List.of("id"), List.of("\"x\"", "12345", "{}")));
            cases.addAll(form.spoiled(List.of("sku"), List.of("\"\"", "12", "\"\\u0000\"", "\"\\ud800\"", "null")));
            // A product that does not exist is a 404 and names no field.
            cases.addAll(form.spoiled(List.of("sku"), WrongValues.SQL).stream()
                    .map(sql -> sql.names(null))
                    .toList());
        }
        cases.addAll(forms.reservation().spoiled(List.of("quantity"), WrongValues.NOT_POSITIVE));
        cases.addAll(forms.transfer().spoiled(List.of("quantity"), WrongValues.NOT_POSITIVE));
        cases.addAll(forms.inventory().spoiled(List.of("quantity"), WrongValues.NOT_POSITIVE));
        cases.addAll(forms.movement().spoiled(List.of("quantity"), WrongValues.NOT_POSITIVE));
        cases.addAll(forms.movement().spoiled(List.of("branch"), WrongValues.SQL));
        cases.addAll(
                forms.reservation().spoiled(List.of("minutes"), List.of("0", "-1", "1441", "\"30\"", "1e99", "1.5")));
        cases.addAll(forms.movement().spoiled(List.of("kind"), List.of("\"sale\"", "1", "\"\"", "null")));
        cases.addAll(forms.movement().spoiled(List.of("reason"), List.of("5", "\"\\u0000\"", "\"\\udc00\"")));
        cases.addAll(forms.inventory().spoiled(List.of("operation"), List.of("\"drop\"", "true", "0")));
        return cases;
    }

    private static List<HostileCase> catalogue(Forms forms) {
        List<HostileCase> cases = new ArrayList<>();
        // Slashes and dots are part of the codes of real catalogues.
        cases.addAll(forms.product().spoiled(List.of("sku"), WrongValues.notCode()).stream()
                .filter(spoiled -> !spoiled.name().contains("passwd"))
                .toList());
        cases.addAll(forms.product().spoiled(List.of("name"), WrongValues.notText()));
        cases.addAll(forms.product().spoiled(List.of("price", "cost"), WrongValues.NOT_AMOUNT));
        cases.addAll(forms.product().spoiled(List.of("unit", "tax"), List.of("\"x\"", "1", "\"' or 1=1\"")));
        cases.add(forms.product().spoiled("barcodes", "[\"7801234567891\"]").names("barcodes[0]"));
        cases.add(forms.product().spoiled("barcodes", "[null]").names("barcodes[0]"));
        cases.add(forms.product().spoiled("barcodes", "[\"'; drop table x\"]").names("barcodes[0]"));
        cases.addAll(forms.price().spoiled(List.of("amount"), WrongValues.NOT_AMOUNT));
        cases.addAll(forms.price().spoiled(List.of("branch"), List.of("\"ZZZ-99\"", "\"' or 1=1\"", "7")));
        cases.addAll(forms.price().spoiled(List.of("valid_from"), WrongValues.NOT_TIME));
        cases.addAll(forms.price().spoiled(List.of("reason"), List.of("\"\\u0000\"", "\"\\ud800\"")));
        return cases;
    }

    private static List<HostileCase> administration(Forms forms) {
        List<HostileCase> cases = new ArrayList<>();
        cases.addAll(forms.user().spoiled(List.of("username"), WrongValues.notCode()));
        cases.addAll(forms.user().spoiled(List.of("name"), WrongValues.notText()));
        cases.addAll(forms.user().spoiled(List.of("password"), List.of("\"\"", "\"corta\"", "12", "null")));
        cases.addAll(forms.user().spoiled(List.of("roles"), List.of("[]", "null", "\"admin\"", "[\"dios\"]", "{}")));
        cases.addAll(forms.user().spoiled(List.of("branch"), List.of("\"' or 1=1\"", "3")));
        cases.add(forms.user().spoiled("branch", "\"ZZZ-99\"").names(null).answers(422));
        cases.addAll(forms.branch().spoiled(List.of("code"), WrongValues.notCode()));
        cases.addAll(forms.branch().spoiled(List.of("zone"), List.of("\"Marte/Olympus\"", "\"' or 1=1\"", "5")));
        cases.addAll(forms.branch().spoiled(List.of("currency"), List.of("\"ZZZ\"", "0", "null")));
        cases.addAll(forms.tillMovement().spoiled(List.of("amount"), WrongValues.NOT_AMOUNT));
        cases.addAll(forms.tillMovement().spoiled(List.of("kind"), List.of("\"robo\"", "0", "null")));
        cases.addAll(forms.tillMovement().spoiled(List.of("reason"), WrongValues.BAD_TEXT));
        cases.addAll(forms.apiKey().spoiled(List.of("roles"), List.of("[]", "[\"root\"]", "null")));
        cases.addAll(forms.apiKey().spoiled(List.of("expires_at"), List.of("\"2001-01-01T00:00:00Z\"", "\"nunca\"")));
        cases.addAll(forms.apiKey().spoiled(List.of("scopes"), List.of("[\"' or 1=1\"]", "\"todo\"")));
        cases.add(forms.apiKey().spoiled("scopes", "[\"\"]").names("scopes[0]"));
        return cases;
    }
}
