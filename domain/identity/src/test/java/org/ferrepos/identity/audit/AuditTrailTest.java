package org.ferrepos.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.identity.UserDirectory;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    private final IdentityFixture fixture = IdentityFixture.withCompany();
    private final AuditTrail trail = new AuditTrail(fixture.database, fixture.mapper);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void showsBeforeAndAfterWithoutSecrets() throws JsonProcessingException {
        Map<String, Object> before =
                Map.of("name", "a", "password", "hidden-1", "nested", List.of(Map.of("secret", "hidden-2")));
        record("price", "TAL-750", "SCL-01", before);
        AuditRow row = list("price", Optional.empty(), 10).items().getFirst();
        assertThat(row.before()).isEqualTo(fixture.mapper.readTree("{\"name\":\"a\",\"nested\":[{}]}"));
        assertThat(row.after()).isNull();
        assertThat(row.user()).isEqualTo("tester");
        assertThat(row.address()).isEqualTo("127.0.0.1");
        assertThat(fixture.auditText()).doesNotContain("hidden");
    }

    @Test
    void pagesNewestFirstAndFilters() {
        for (int index = 0; index < 5; index++) {
            record("price", "P" + index, index % 2 == 0 ? "SCL-01" : "VAP-01", Map.of());
            fixture.clock.advance(Duration.ofMinutes(1));
        }
        Page<AuditRow> first = list("price", Optional.empty(), 3);
        assertThat(first.items()).extracting(AuditRow::key).containsExactly("P4", "P3", "P2");
        long before =
                Query.cursorNumber(Query.cursor(first.next(), 1).orElseThrow().getFirst());
        Page<AuditRow> second = list("price", Optional.of(before), 3);
        assertThat(second.items()).extracting(AuditRow::key).containsExactly("P1", "P0");
        assertThat(second.next()).isNull();
        AuditTrail.Filter ofBranch = new AuditTrail.Filter(
                Optional.of("price"),
                Optional.empty(),
                Optional.of("tester"),
                Optional.of("VAP-01"),
                Optional.of(fixture.clock.instant().minus(Duration.ofMinutes(2))),
                Optional.of(fixture.clock.instant()),
                Optional.empty(),
                10);
        assertThat(trail.list(ofBranch).items()).extracting(AuditRow::key).containsExactly("P3");
    }

    @Test
    void namesPeopleById() {
        UserDirectory names = new UserDirectory(fixture.database);
        assertThat(names.displayName(fixture.idOf("cajero"))).isEqualTo("Persona cajero");
        assertThat(names.displayName(new java.util.UUID(1, 1))).isEqualTo("00000000-0000-0001-0000-000000000001");
    }

    private void record(String entity, String key, String branch, Map<String, Object> before) {
        fixture.database.inTransaction(handle -> {
            fixture.audit.record(
                    handle,
                    new AuditEntry(
                            IdentityFixture.caller(Role.SUPERVISOR, Optional.of(branch)),
                            "update",
                            entity,
                            key,
                            before,
                            null));
            return null;
        });
    }

    private Page<AuditRow> list(String entity, Optional<Long> before, int limit) {
        return trail.list(new AuditTrail.Filter(
                Optional.of(entity),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before,
                limit));
    }
}
