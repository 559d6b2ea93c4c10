package org.ferrepos.e2e.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request that has to be refused.
 *
 * @param user whose token goes along; null for none
 * @param body the bytes of the body, each as the character of its value
 * @param statuses the answers that will do; empty for any 4xx
 * @param field the field that the problem document has to name; null where there is none
 * @param raw the whole request where it is too broken to be put together from the rest; null otherwise
 */
record HostileCase(
        String name,
        @Nullable String user,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body,
        Set<Integer> statuses,
        @Nullable String field,
        @Nullable String raw) {
    private static final Charset WIRE = StandardCharsets.ISO_8859_1;

    static HostileCase of(@Nullable String user, String method, String path) {
        return new HostileCase(
                method + " " + path, user, method, path, new LinkedHashMap<>(), null, Set.of(), null, null);
    }

    static HostileCase json(String user, String method, String path, String body) {
        return of(user, method, path).body("application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are sent as they are, each as the character of its value. */
    static HostileCase raw(String name, String request) {
        return new HostileCase(name, null, "", "", Map.of(), null, Set.of(), null, request);
    }

    HostileCase named(String newName) {
        return new HostileCase(newName, user, method, path, headers, body, statuses, field, raw);
    }

    HostileCase body(String contentType, byte[] bytes) {
        return new HostileCase(name, user, method, path, headers, new String(bytes, WIRE), statuses, field, raw)
                .header("Content-Type", contentType);
    }

    HostileCase header(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HostileCase(name, user, method, path, more, body, statuses, field, raw);
    }

    /** The statuses that will do. */
    HostileCase answers(Integer... allowed) {
        return new HostileCase(name, user, method, path, headers, body, Set.of(allowed), field, raw);
    }

    /** The field that the answer has to name. */
    HostileCase names(@Nullable String newField) {
        return new HostileCase(name, user, method, path, headers, body, statuses, newField, raw);
    }

    /** The bytes on the wire. */
    byte[] wire(@Nullable String token) {
        if (raw != null) {
            return raw.getBytes(WIRE);
        }
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        if (token != null && !headers.containsKey("Authorization")) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        headers.forEach((header, value) ->
                head.append(header).append(": ").append(value).append("\r\n"));
        boolean framed = headers.containsKey("Content-Length") || headers.containsKey("Transfer-Encoding");
        if (body != null && !framed) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(WIRE));
        if (body != null) {
            out.writeBytes(body.getBytes(WIRE));
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
