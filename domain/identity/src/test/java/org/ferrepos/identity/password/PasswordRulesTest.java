package org.ferrepos.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.ferrepos.identity.password.PasswordRules.Owner;
import org.ferrepos.platform.http.FieldError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
    private static final Owner MARIA = new Owner("maria.soto", "María Soto Pérez");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "una-clave-de-prueba",
                "maria.soto-clave",
                "demo-password-for-tests",
                "mi perro come 7 manzanas",
                "maria compra tornillos",
                "xK9#mQ2$vL7p",
                "ñandú corre lejos"
            })
    void whatNobodyTriesFirstIsTaken(String password) {
        assertThat(PasswordRules.refusal("password", MARIA, password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elevenchars | password.length",
                "'            ' | password.repeats",
                "aaaaaaaaaaaa | password.repeats",
                "abcabcabcabc | password.repeats",
                "tornillotornillo | password.repeats",
                "clave9clave9 | password.repeats",
                "password1234 | password.common",
                "Passw0rd2026! | password.common",
                "P@$$w0rd-2026 | password.common",
                "Contraseña123 | password.common",
                "qwertyuiop12 | password.common",
                "abcd1234efgh | password.common",
                "123456789012 | password.common",
                "30-11-2026-15 | password.common",
                "iloveyou1234 | password.common",
                "maria.soto.1 | password.own_name",
                "MaríaSoto2026 | password.own_name",
                "Perez-Maria-1 | password.own_name"
            })
    void whatIsTriedFirstIsRefused(String password, String rule) {
        assertThat(PasswordRules.refusal("new", MARIA, password))
                .get()
                .extracting(FieldError::field, FieldError::messageKey)
                .containsExactly("new", rule);
    }
}
