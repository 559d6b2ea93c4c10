package org.ferrepos.e2e.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request body that would be accepted, of which single values are replaced by raw JSON text: also text that no JSON
 * library would write.
 *
 * @param template the body with its values as {@code <name>}
 * @param fields the path by which an answer names each value
 * @param values raw JSON of each value
 */
record Form(
        String user,
        String method,
        String path,
        String template,
        Map<String, String> fields,
        Map<String, String> values) {
    static final String ABSENT_ID = "01920000-0000-7000-8000-000000000001";

    /** A body of values given as {@code name, field path, raw JSON} triples. */
    static Form of(String user, String method, String path, String template, String... triples) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < triples.length; i += 3) {
            fields.put(triples[i], triples[i + 1]);
            values.put(triples[i], triples[i + 2]);
        }
        return new Form(user, method, path, template, fields, values);
    }

    String with(String name, String rawJson) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(name);
        }
        String body = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            body = body.replace("<" + value.getKey() + ">", value.getKey().equals(name) ? rawJson : value.getValue());
        }
        return body;
    }

    String valid() {
        return with(
                values.keySet().iterator().next(), values.values().iterator().next());
    }

    /** A request with one value replaced, which has to be refused by the name of its field. */
    HostileCase spoiled(String name, String rawJson) {
        String shown = rawJson.length() > 40 ? rawJson.substring(0, 40) + "… (" + rawJson.length() + ")" : rawJson;
        return HostileCase.json(user, method, path, with(name, rawJson))
                .named(method + " " + path + " with " + name + " = " + shown)
                .names(Objects.requireNonNull(fields.get(name)));
    }

    /** Every wrong value at every one of the named places. */
    List<HostileCase> spoiled(List<String> names, List<String> wrongValues) {
        return names.stream()
                .flatMap(name -> wrongValues.stream().map(wrong -> spoiled(name, wrong)))
                .toList();
    }
}
