package org.ferrepos.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.security.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is refused leaves a trace that a flood does not make endless. */
final class RefusalTrailTest {
    private final IdentityFixture fixture = new IdentityFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatIsAlikeIsOneRowWithItsNumber() {
        fixture.refusals.login(named("maria", "203.0.113.7"));
        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.refusals.login(named("maria", "203.0.113.7"));
        fixture.refusals.login(named("maria", "203.0.113.8"));
        fixture.refusals.run();
        fixture.refusals.run();

        assertThat(rows()).hasSize(2);
        assertThat(rows().getFirst())
                .startsWith("refuse access maria maria 203.0.113.7 ")
                .contains("\"times\": 2", "\"kind\": \"login\"", "AUTH_INVALID_CREDENTIALS");
        assertThat(fixture.registry
                        .counter("ferre_pos_refusals_total", "kind", "login")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void aFloodIsCountedButNotWrittenRowByRow() {
        for (int name = 0; name < 5_000; name++) {
            fixture.refusals.login(named("name" + name, "203.0.113." + name % 250));
            if (name % 500 == 0) {
                fixture.refusals.run();
            }
        }
        fixture.refusals.run();
        assertThat(rows()).as("an hour's worth of one a minute").hasSizeBetween(60, 61);

        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.refusals.login(named("last", "203.0.113.1"));
        fixture.refusals.run();

        assertThat(rows()).hasSizeLessThan(65);
        assertThat(fixture.auditText()).contains("\"login\": ");
        assertThat(fixture.registry
                        .counter("ferre_pos_refusals_total", "kind", "login")
                        .count())
                .isEqualTo(5_001);
    }

    @Test
    void whatTheDatabaseDidNotTakeIsWrittenLater() {
        fixture.refusals.login(named("maria", "203.0.113.7"));
        rename("audit", "away");
        assertThatThrownBy(fixture.refusals::run).isInstanceOf(RuntimeException.class);
        rename("away", "audit");
        fixture.refusals.run();

        assertThat(rows()).hasSize(1);
    }

    private void rename(String from, String to) {
        int _ = fixture.database.inTransaction(
                handle -> handle.execute("alter table identity." + from + " rename to " + to));
    }

    private List<String> rows() {
        return fixture.database.read(
                handle -> handle.createQuery("""
                        select action || ' ' || entity || ' ' || key || ' ' || user_name || ' ' || address || ' ' || after::text
                        from identity.audit order by id""").mapTo(String.class).list());
    }

    private static Caller named(String name, String address) {
        UUID nobody = new UUID(0, 0);
        return new Caller(nobody, name, Caller.Kind.USER, Set.of(), Set.of(), Optional.empty(), nobody, true, address);
    }
}
