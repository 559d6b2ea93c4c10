package org.ferrepos.e2e.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Raw JSON that no field of a kind may take. */
final class WrongValues {
    static final List<String> NOT_TEXT = List.of("12", "1.5", "true", "[]", "{}");
    static final List<String> BAD_TEXT =
            List.of("\"\"", "\"con \\u0000 nulo\"", "\"\\u0007campana\"", "\"" + "x".repeat(5_000) + "\"");
    static final List<String> SURROGATES = List.of("\"\\ud800\"", "\"a\\udfffb\"");
    static final List<String> SQL = List.of(
            "\"' or '1'='1\"",
            "\"x'; drop table sales.sale; --\"",
            "\"\\\\'; select pg_sleep(10); --\"",
            "\"1) union select password_hash from identity.app_user --\"",
            "\"${jndi:ldap://127.0.0.1/a}\"",
            "\"../../../../etc/passwd\"",
            "\"<script>alert(1)</script>\"");
    static final List<String> NOT_QUANTITY = List.of(
            "-1e999999999",
            "1e999999999",
            "1e-999999999",
            "1e-30",
            "0.0001",
            "1000000.001",
            "99999999999999999999",
            "\"1\"",
            "true",
            "[1]",
            "{}",
            "null");
    static final List<String> NOT_POSITIVE = List.of("0", "-1", "-0.001", "-1000000");
    static final List<String> NOT_AMOUNT = List.of(
            "-1",
            "1.5",
            "\"1000\"",
            "1e999999999",
            "1e-30",
            "9223372036854775807",
            "9223372036854775808",
            "true",
            "[]",
            "{}");
    static final List<String> NOT_ID = List.of(
            "\"\"",
            "\"x\"",
            "12345",
            "\"00000000-0000-0000-0000-00000000000g\"",
            "\"' or 1=1 --\"",
            "{}",
            "\"" + Form.ABSENT_ID + Form.ABSENT_ID + "\"");
    static final List<String> NOT_TIME = List.of(
            "\"\"",
            "\"ayer\"",
            "1700000000",
            "1790000000000",
            "\"9999-12-31T23:59:59-18:00\"",
            "\"2026-02-30T10:00:00Z\"",
            "\"2026-11-21T25:00:00Z\"",
            "\"2026-11-21\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "{}");

    private WrongValues() {}

    /** What is wrong with the text of a code that has to exist: everything. */
    static List<String> notCode() {
        return Stream.of(NOT_TEXT, BAD_TEXT, SURROGATES, SQL)
                .flatMap(List::stream)
                .toList();
    }

    /** What is wrong with free text: neither SQL nor markup, which are words like others. */
    static List<String> notText() {
        List<String> all = new ArrayList<>(NOT_TEXT);
        all.addAll(BAD_TEXT);
        all.addAll(SURROGATES);
        return all;
    }
}
