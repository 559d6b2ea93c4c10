package org.ferrepos.catalog.product;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a product is counted or measured in. */
public enum Unit {
    UN,
    M,
    KG,
    L,
    CAJA,
    SACO,
    ROLLO,
    PAR,
    JUEGO,
    M2,
    M3,
    PLANCHA,
    TIRA,
    BOLSA,
    GALON,
    PACK,
    G,
    ML,
    CM;

    private static final Map<String, Unit> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Unit::code, Function.identity()));

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<Unit> byCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
