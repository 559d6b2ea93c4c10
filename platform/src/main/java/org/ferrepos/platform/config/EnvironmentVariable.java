package org.ferrepos.platform.config;

import java.util.List;
import java.util.Map;

/** A variable the program knows: the keys it sets, how its text becomes their values, and whether it has any effect. */
record EnvironmentVariable(String name, List<String> keys, Parser parser, Effect effect) {

    /** What setting the variable does. */
    enum Effect {
        /** Sets the keys. */
        SETS_KEYS,
        /** Chooses files or starts the program; read before the keys exist. */
        STARTS,
        /** Accepted because the guides set it; nothing reads it. */
        NONE,
        /** As {@link #NONE}, and a secret. */
        NONE_SECRET
    }

    /** Turns the variable's text into values by key; throws {@link IllegalArgumentException} with the rule broken. */
    @FunctionalInterface
    interface Parser {
        Map<String, String> parse(String value);
    }

    static EnvironmentVariable direct(String name, String key) {
        return new EnvironmentVariable(name, List.of(key), value -> Map.of(key, value), Effect.SETS_KEYS);
    }

    static EnvironmentVariable converted(String name, List<String> keys, Parser parser) {
        return new EnvironmentVariable(name, keys, parser, Effect.SETS_KEYS);
    }

    static EnvironmentVariable without(String name, Effect effect) {
        return new EnvironmentVariable(name, List.of(), value -> Map.of(), effect);
    }

    boolean isUnused() {
        return effect == Effect.NONE || effect == Effect.NONE_SECRET;
    }
}
