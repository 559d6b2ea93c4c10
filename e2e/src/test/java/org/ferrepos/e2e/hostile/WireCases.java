package org.ferrepos.e2e.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is no HTTP request, or one that the server underneath refuses before any code of the program sees it. */
final class WireCases {
    private static final String HOST = "Host: 127.0.0.1\r\n";
    private static final String ACCEPTS_GZIP = "Accept-Encoding: gzip\r\n";
    private static final String POST =
            "POST /api/pos/auth/login HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    private WireCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        cases.addAll(addresses());
        cases.addAll(firstLines());
        cases.addAll(headers());
        cases.addAll(bodies());
        cases.addAll(otherProtocols());
        return cases;
    }

    private static List<HostileCase> addresses() {
        List<HostileCase> cases = new ArrayList<>();
        for (String address : List.of(
                "/%",
                "/%zz",
                "/api/pos/productos/%",
                "/api/pos/productos/%zz",
                "/api/pos/productos/%ff",
                "/api/pos/productos;%zz/x",
                "/api/pos/productos/buscar?q=%zz",
                "/api/pos/productos/buscar?q=%ff",
                "/api/pos/productos/buscar?q=%c3%28",
                "/api/pos/productos?after=%ff%fe",
                "/api/pos/productos?category=%",
                "/api/pos/consulta/TAL-750?branch=%zz",
                "/assets/%zz.js",
                "/health/%zz",
                "/health?x=%zz",
                "/docs/?x=%zz",
                "/openapi?format=%zz",
                "/api/pos/productos/a\0b",
                "/api/pos/productos/a\1b",
                "/{}|^`",
                "//",
                "*",
                "info",
                "http://[::zz/info",
                "http://127.0.0.1/%zz",
                "/info#part")) {
            cases.add(HostileCase.of("cajero", "GET", address)
                    .named("address " + visible(address))
                    .answers(400));
        }
        cases.add(HostileCase.json("cajero", "POST", "/api/pos/ventas?x=%zz", "{}")
                .answers(400));
        cases.add(HostileCase.of(null, "OPTIONS", "*").answers(400));
        cases.add(HostileCase.of(null, "CONNECT", "evil.example:443").answers(400));
        cases.add(HostileCase.of(null, "TRACE", "/info").answers(405));
        cases.add(HostileCase.of(null, "FOO", "/info").answers(405));
        cases.add(HostileCase.of(null, "get", "/info").answers(405));
        cases.add(HostileCase.of("cajero", "GET", "//x//y").answers(404));
        cases.add(HostileCase.of("cajero", "GET", "/..;/").answers(404));
        return cases;
    }

    private static List<HostileCase> firstLines() {
        List<HostileCase> cases = new ArrayList<>();
        Map.of(
                        "one word", "hello",
                        "control characters", "\1\2\3 x y",
                        "no version", "GET /info",
                        "no address", "GET  HTTP/1.1",
                        "a space in the address", "GET /in fo HTTP/1.1",
                        "a method that is none", "G@T /info HTTP/1.1")
                .forEach((name, line) -> cases.add(HostileCase.raw("first line: " + name, line + "\r\n" + HOST + "\r\n")
                        .answers(400)));
        cases.add(HostileCase.raw("20,000 characters without an end", "A".repeat(20_000))
                .answers(414));
        cases.add(HostileCase.raw("a first line of a million characters", get("/" + "x".repeat(1_000_000), ""))
                .answers(414));
        cases.add(HostileCase.raw("HTTP/3.7", "GET /info HTTP/3.7\r\n" + HOST + "\r\n")
                .answers(505));
        cases.add(HostileCase.raw("HTTQ/1.1", "GET /info HTTQ/1.1\r\n" + HOST + "\r\n")
                .answers(505));
        cases.add(HostileCase.raw("HTTP/3.7 by who reads gzip", "GET /info HTTP/3.7\r\n" + HOST + ACCEPTS_GZIP + "\r\n")
                .answers(505));
        cases.add(HostileCase.raw("no Host", "GET /info HTTP/1.1\r\n\r\n").answers(400));
        cases.add(HostileCase.raw("an impossible Host", "GET /info HTTP/1.1\r\nHost: a b/\\\r\n\r\n")
                .answers(400));
        cases.add(HostileCase.raw("two Hosts", get("/info", "Host: other\r\n")).answers(400));
        return cases;
    }

    private static List<HostileCase> headers() {
        List<HostileCase> cases = new ArrayList<>();
        for (String header : List.of(
                "X Bad: 1",
                "X-Bad : 1",
                "X\1Bad: 1",
                "X-Bad: a\0b",
                "X-Bad: a\1b",
                "X-Bad: a\rb",
                "XBad",
                "Content-Length: abc",
                "Content-Length: -5",
                "Content-Length: +2",
                "Content-Length: 2, 2",
                "Content-Length: 2\r\nContent-Length: 2",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "transfer-encoding: Chunked\r\ncontent-length: 0",
                "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")) {
            cases.add(HostileCase.raw("header " + visible(header), get("/info", header + "\r\n"))
                    .answers(400));
        }
        cases.add(HostileCase.raw(
                        "chunks in version 1.0",
                        "GET /info HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                .answers(400));
        cases.add(HostileCase.raw("a continued first header", "GET /info HTTP/1.1\r\n " + HOST + "\r\n")
                .answers(400));
        cases.add(HostileCase.raw(
                        "60,000 small headers by who reads gzip",
                        get("/info", ACCEPTS_GZIP + "A: 1\r\n".repeat(60_000)))
                .answers(431));
        cases.add(HostileCase.raw("60,000 small headers", get("/info", "A: 1\r\n".repeat(60_000)))
                .answers(431));
        return cases;
    }

    private static List<HostileCase> bodies() {
        List<HostileCase> cases = new ArrayList<>();
        for (String chunks : List.of(
                "zz\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                "2\r\n{ \r\nzz\r\n}\r\n0\r\n\r\n")) {
            cases.add(HostileCase.raw("chunks " + visible(chunks), CHUNKED + chunks)
                    .answers(400));
        }
        cases.add(HostileCase.raw("a trailer of 100,000 characters", CHUNKED + "0\r\nX: " + "x".repeat(100_000))
                .answers(400, 431));
        cases.add(HostileCase.raw(
                        "100 MiB announced and expected to be waited for",
                        POST + "Expect: 100-continue\r\nContent-Length: 104857600\r\n\r\n")
                .answers(413));
        return cases;
    }

    private static List<HostileCase> otherProtocols() {
        return List.of(
                HostileCase.raw("HTTP/2 without TLS", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0")
                        .answers(505),
                HostileCase.raw("HTTP/2 and garbage", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\u00ff".repeat(60))
                        .answers(505),
                HostileCase.raw(
                                "TLS on the port for HTTP",
                                "\u0016\3\1\2\0\1\0\1\u00fc\3\3" + "\0".repeat(500) + "\r\n\r\n")
                        .answers(400),
                HostileCase.raw("garbage after 16 KiB of it", "\u00fe".repeat(16_384) + "\r\n\r\n")
                        .answers(400, 414));
    }

    private static String get(String address, String headers) {
        return "GET " + address + " HTTP/1.1\r\n" + HOST + headers + "\r\n";
    }

    private static String visible(String text) {
        return text.replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\0", "\\0")
                .replace("\1", "\\1");
    }
}
