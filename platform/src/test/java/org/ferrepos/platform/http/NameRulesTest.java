package org.ferrepos.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NameRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Taladro percutor 750 W",
                "Ñandú & Cía. Ltda. \u2013 \u00ABCentro\u00BB",
                "Resistencia 10 k\u03A9 \u03C6 6 mm",
                "Broca \u00D8 8 \u00B5m",
                "\u0418\u0432\u0430\u043D \u041F\u0435\u0442\u0440\u043E\u0432",
                "\u674E\u5C0F\u9F8D Lee",
                "Oferta \u2764\uFE0F \uD83D\uDD27",
                "Cafe\u0301",
                "Lana mineral \u03BB 0,036",
                "\u00C1ngulo 45\u00B0 \u03B8",
                "1\uFE0F\u20E3 uno",
                "Ida y vuelta \u2194\uFE0F"
            })
    void namesOfPeopleAndThingsAreTaken(String name) {
        assertThat(NameRules.isReadable(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T\u0430ladro",
                "Tal\u03BFn",
                "TAL\u0410DRO",
                "Tal\u202Eadro",
                "Tal\u2067adro",
                "Tal\u200Badro",
                "\uFEFFTaladro",
                "Tal\u00ADadro",
                "Taladro\u3164",
                "Taladro\u2800",
                "Tal\u200Dadro",
                "Taladro\uFE0F",
                "Tal\u2028adro",
                "Tal\tadro",
                "\u00A0",
                "Tal\u2065adro",
                "Tal\u17B4adro",
                "Tal\u0378adro",
                "1\uFE0F2",
                "Cable \u0391"
            })
    void whatLooksLikeAnotherNameIsRefused(String name) {
        assertThat(NameRules.isReadable(name)).isFalse();
    }
}
