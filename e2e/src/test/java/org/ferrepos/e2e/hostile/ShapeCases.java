package org.ferrepos.e2e.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bodies that are no JSON, too much of it, or no body at all. */
final class ShapeCases {
    private static final String SALES = "/api/pos/ventas";
    private static final int MEBIBYTE = 1 << 20;

    private ShapeCases() {}

    static List<HostileCase> all(Forms forms) {
        List<HostileCase> cases = new ArrayList<>();
        cases.addAll(malformed(forms.sale()));
        cases.addAll(oversized(forms.sale()));
        cases.addAll(contentTypes(forms.sale()));
        cases.addAll(framing());
        return cases;
    }

    private static HostileCase sale(String name, String body) {
        return HostileCase.json("cajero", "POST", SALES, body)
                .named("sale: " + name)
                .answers(400);
    }

    private static HostileCase bytes(String name, byte[] body) {
        return HostileCase.of("cajero", "POST", SALES)
                .body("application/json", body)
                .named("sale: " + name)
                .answers(400)
                .names("body");
    }

    private static List<HostileCase> malformed(Form sale) {
        List<HostileCase> cases = new ArrayList<>();
        for (String number : List.of("NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1.", "0x10", "1e", "--1")) {
            cases.add(sale("quantity " + number, sale.with("quantity", number)).names("items[0]"));
            cases.add(sale("amount " + number, sale.with("amount", number)).names("payments[0]"));
        }
        for (String text : List.of(
                "",
                " ",
                "null",
                "true",
                "1",
                "\"venta\"",
                "[]",
                "[[]]",
                "{",
                "}",
                "{]",
                "{\"id\"",
                "{\"id\":}",
                "{'id':1}",
                "{id:1}",
                "{\"items\":[}",
                "<sale/>",
                "id=1&branch=SCL-01",
                "{}{}",
                "// nada",
                "{\"id\":\"\\u12\"}",
                "{\"id\":\"\\x\"}",
                "{\"a\nb\":1}",
                "\u0000",
                "{\"branch\":\"SCL-01\\ud8")) {
            cases.add(sale("body " + text.replaceAll("\\p{Cntrl}", "?"), text));
        }
        cases.add(sale("trailing text", sale.valid() + " x"));
        cases.add(sale("a second document", sale.valid() + sale.valid()));
        cases.add(sale("comment", sale.with("amount", "/* todo */ 1000000")));
        cases.add(sale("trailing comma", sale.valid().replace("}],", "},],")));
        cases.add(sale("duplicate branch", sale.valid().replaceFirst("\\{", "{\"branch\":\"SCL-02\",")));
        cases.add(sale("duplicate quantity", sale.with("quantity", "1,\"quantity\":2")));
        cases.add(sale("duplicate key in other case of escape", sale.with("quantity", "1,\"quantit\\u0079\":2")));
        cases.add(sale("unknown field total", sale.valid().replaceFirst("\\{", "{\"total\":1,"))
                .names("total"));
        cases.add(sale("unknown field in item", sale.with("quantity", "1,\"unit_price\":1"))
                .names("items[0].unit_price"));
        cases.add(sale("unknown field in payment", sale.with("amount", "1000000,\"paid\":true"))
                .names("payments[0].paid"));
        cases.add(sale("camel case field", sale.valid().replace("sold_at", "soldAt"))
                .names("soldAt"));
        cases.add(sale("__proto__", sale.valid().replaceFirst("\\{", "{\"__proto__\":{},"))
                .names("__proto__"));
        cases.add(sale("@class", sale.valid().replaceFirst("\\{", "{\"@class\":\"java.lang.Runtime\",")));
        cases.add(bytes("invalid UTF-8", invalidUtf8(sale)).names("branch"));
        cases.add(bytes("overlong UTF-8", concat("{\"branch\":\"", new byte[] {(byte) 0xC0, (byte) 0xAF}, "\"}"))
                .names(null));
        cases.add(bytes(
                        "UTF-8 of a surrogate",
                        concat("{\"branch\":\"", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "\"}"))
                .names("branch"));
        cases.add(bytes("Latin-1", "{\"branch\":\"Ñuñoa\"}".getBytes(StandardCharsets.ISO_8859_1))
                .names("branch"));
        cases.add(bytes("gzip without saying so", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0}));
        cases.add(bytes("random bytes", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, 3}));
        return cases;
    }

    private static byte[] invalidUtf8(Form sale) {
        byte[] body = sale.with("branch", "\"SCL-~~\"").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '~' ? (byte) 0xFF : body[i];
        }
        return body;
    }

    private static List<HostileCase> oversized(Form sale) {
        List<HostileCase> cases = new ArrayList<>();
        int half = MEBIBYTE / 2 - 100;
        cases.add(sale("a megabyte of nested lists", "[".repeat(half) + "]".repeat(half)));
        cases.add(sale("a megabyte of nested objects", "{\"a\":".repeat(170_000) + "1" + "}".repeat(170_000)));
        cases.add(sale("a megabyte of nested lists as customer", sale.with("customer", "[".repeat(half))));
        cases.add(sale("nested 33 deep", sale.with("customer", "[".repeat(33) + "]".repeat(33))));
        cases.add(sale("a number of a million digits", sale.with("amount", "9".repeat(MEBIBYTE - 2_000))));
        cases.add(sale("a number of 65 digits", sale.with("quantity", "1".repeat(65))));
        cases.add(sale("a string of a megabyte", sale.with("branch", "\"" + "x".repeat(MEBIBYTE - 2_000) + "\""))
                .names("branch"));
        cases.add(sale("a key of a megabyte", "{\"" + "k".repeat(MEBIBYTE - 2_000) + "\":1}"));
        cases.add(sale("an exponent of a million digits", sale.with("quantity", "1e" + "9".repeat(1_000_000))));
        cases.add(sale(
                        "as many lines as a body holds",
                        sale.with(
                                "quantity",
                                "1}"
                                        + ",{\"sku\":\"A\",\"quantity\":1}"
                                                .repeat(40_000)
                                                .replaceFirst("}$", "")))
                .answers(422));
        cases.add(sale(
                        "101 lines",
                        sale.with(
                                "quantity",
                                "1}"
                                        + ",{\"sku\":\"A\",\"quantity\":1}"
                                                .repeat(100)
                                                .replaceFirst("}$", "")))
                .answers(422));
        cases.add(sale(
                        "21 payments",
                        sale.with(
                                "reference",
                                "null}"
                                        + ",{\"method\":\"cash\",\"amount\":1}"
                                                .repeat(20)
                                                .replaceFirst("}$", "")))
                .names("payments"));
        cases.add(sale("a body of 1 MiB + 1", " ".repeat(MEBIBYTE + 1)).answers(413));
        cases.add(sale("a body of 3 MiB", " ".repeat(3 * MEBIBYTE)).answers(413));
        return cases;
    }

    private static List<HostileCase> contentTypes(Form sale) {
        List<HostileCase> cases = new ArrayList<>();
        byte[] body = sale.valid().getBytes(StandardCharsets.UTF_8);
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "image/png",
                "text/html",
                "json",
                "application/json/json",
                "application/",
                ";;;")) {
            cases.add(HostileCase.of("cajero", "POST", SALES)
                    .body(type, body)
                    .header("X-Case", "type")
                    .named("sale as Content-Type '" + type + "'")
                    .answers(400, 415));
        }
        for (String charset : List.of("utf-16", "latin1", "no-such-charset")) {
            cases.add(HostileCase.of("cajero", "POST", SALES)
                    .body(
                            "application/json; charset=" + charset,
                            "{\"branch\":\"Ñ\"}".getBytes(StandardCharsets.UTF_16))
                    .named("sale in charset " + charset)
                    .answers(400, 415));
        }
        cases.add(HostileCase.of("cajero", "POST", SALES)
                .body("application/json", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0})
                .header("Content-Encoding", "gzip")
                .named("sale with broken gzip")
                .answers(400, 415));
        cases.add(HostileCase.json("cajero", "POST", SALES, sale.valid())
                .header("Accept", "application/xml")
                .named("sale wanting XML back")
                .answers(406));
        cases.add(HostileCase.json("admin", "POST", "/api/pos/productos/importar", "{}")
                .answers(415));
        cases.add(HostileCase.of("admin", "POST", "/api/pos/productos/importar")
                .body("text/csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                .named("import without the required columns")
                .answers(400));
        cases.add(HostileCase.of("admin", "POST", "/api/pos/productos/importar")
                .body("text/csv", new byte[0])
                .named("import of nothing")
                .answers(400));
        return cases;
    }

    private static List<HostileCase> framing() {
        List<HostileCase> cases = new ArrayList<>();
        for (String path : List.of(
                SALES,
                "/api/pos/auth/login",
                "/api/pos/usuarios",
                "/api/pos/productos",
                "/api/deposito/movimientos",
                "/api/pos/cajas/SCL-01-C1/movimientos")) {
            cases.add(HostileCase.of("admin", "POST", path)
                    .named("POST " + path + " without a body")
                    .answers(400, 415));
        }
        cases.add(HostileCase.of("cajero", "POST", SALES)
                .body("application/json", chunked(2 * MEBIBYTE))
                .header("Transfer-Encoding", "chunked")
                .named("sale of 2 MiB in chunks")
                .answers(413));
        cases.add(HostileCase.json("cajero", "POST", SALES, "{}")
                .header("Content-Length", "10485760")
                .named("Content-Length of 10 MiB and two bytes")
                .answers(413));
        for (String length : List.of("-1", "abc", "99999999999999999999", "1e3", "0x10")) {
            cases.add(HostileCase.json("cajero", "POST", SALES, "{}")
                    .header("Content-Length", length)
                    .named("Content-Length " + length));
        }
        cases.add(HostileCase.json("cajero", "POST", SALES, "{\"id\":1}")
                .header("Content-Length", "2")
                .named("Content-Length shorter than the body")
                .answers(400));
        cases.add(HostileCase.json("cajero", "POST", SALES, "{}")
                .header("Content-Length", "2\r\nContent-Length: 3")
                .named("two different Content-Lengths"));
        cases.add(HostileCase.json("cajero", "POST", SALES, "0\r\n\r\n")
                .header("Content-Length", "5")
                .header("Transfer-Encoding", "chunked")
                .named("Content-Length and chunks at once")
                .answers(400));
        return cases;
    }

    private static byte[] chunked(int bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = concat("4000\r\n", " ".repeat(0x4000).getBytes(StandardCharsets.US_ASCII), "\r\n");
        for (int sent = 0; sent < bytes; sent += 0x4000) {
            out.writeBytes(chunk);
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] concat(String before, byte[] middle, String after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(middle);
        out.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
