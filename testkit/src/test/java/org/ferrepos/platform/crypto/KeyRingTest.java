package org.ferrepos.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.platform.config.ConfigurationException;
import org.ferrepos.platform.db.Database;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final MasterKey FIRST = MasterKey.ofHex("11".repeat(32));
    private static final MasterKey SECOND = MasterKey.ofHex("22".repeat(32));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase test = TestDatabase.create();
    private final Database database = test.database();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whatOneProcessSealsAnotherOpens() {
        byte[] sealed = cipher(FIRST).sealLong("a.b.c", "row", 12_345);

        assertThat(cipher(FIRST).openLong("a.b.c", "row", sealed)).isEqualTo(12_345);
    }

    @Test
    void aValueIsBoundToItsFieldAndRow() {
        FieldCipher cipher = cipher(FIRST);
        byte[] sealed = cipher.sealText("a.b.c", "row", "secreto");

        assertThat(cipher.openText("a.b.c", "row", sealed)).isEqualTo("secreto");
        assertThatThrownBy(() -> cipher.openText("a.b.c", "other", sealed)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> cipher.openText("a.b.d", "row", sealed)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void aChangedByteOrACutValueDoesNotOpen() {
        FieldCipher cipher = cipher(FIRST);
        byte[] sealed = cipher.sealLong("a.b.c", "row", 7);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(cipher.tryOpen("a.b.c", "row", changed))
                    .as("byte %d", at)
                    .isEmpty();
            assertThat(cipher.tryOpen("a.b.c", "row", java.util.Arrays.copyOf(sealed, at)))
                    .as("cut to %d", at)
                    .isEmpty();
        }
    }

    @Test
    void equalValuesAreSealedDifferently() {
        FieldCipher cipher = cipher(FIRST);

        assertThat(cipher.sealLong("a.b.c", "row", 7)).isNotEqualTo(cipher.sealLong("a.b.c", "row", 7));
    }

    @Test
    void anotherMasterKeyEndsTheStartWithASentence() {
        var _ = ring(FIRST);

        assertThatThrownBy(() -> ring(SECOND))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DATABASE_ENCRYPTION_KEY")
                .hasMessageContaining("no es la clave")
                .hasMessageContaining(FIRST.id())
                .hasMessageContaining(SECOND.id());
        assertThatThrownBy(() -> ring())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DATABASE_ENCRYPTION_KEY")
                .hasMessageContaining("falta");
    }

    @Test
    void aKeyOfBeforeUnwrapsAndTheNewOneWraps() {
        byte[] sealed = cipher(FIRST).sealLong("a.b.c", "row", 5);

        assertThat(new FieldCipher(ring(SECOND, FIRST)).openLong("a.b.c", "row", sealed))
                .isEqualTo(5);
        assertThat(cipher(SECOND).openLong("a.b.c", "row", sealed)).isEqualTo(5);
        assertThatThrownBy(() -> ring(FIRST)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void withoutAKeyTheDatabaseKeepsOneUntilOneIsGiven() {
        byte[] sealed = new FieldCipher(ring()).sealLong("a.b.c", "row", 9);
        assertThat(new FieldCipher(ring()).openLong("a.b.c", "row", sealed)).isEqualTo(9);
        assertThat(count("platform.unprotected_master_key")).isOne();

        assertThat(cipher(FIRST).openLong("a.b.c", "row", sealed)).isEqualTo(9);
        assertThat(count("platform.unprotected_master_key")).isZero();
        assertThatThrownBy(() -> ring()).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aProcessLearnsOfANewKeyWhenItMeetsIt() {
        KeyRing old = ring(FIRST);
        KeyRing other = ring(FIRST);
        other.addKey();
        byte[] sealed = new FieldCipher(other).sealLong("a.b.c", "row", 3);

        assertThat(old.activeKeyId()).isEqualTo(1);
        assertThat(new FieldCipher(old).openLong("a.b.c", "row", sealed)).isEqualTo(3);
        assertThat(old.activeKeyId()).isEqualTo(2);
    }

    @Test
    void ageIsThatOfTheActiveKey() {
        var _ = ring(FIRST);
        Clock later = Clock.offset(CLOCK, Duration.ofDays(91));
        KeyRing ring = KeyRing.open(database, new MasterKeys(List.of(FIRST)), later);
        assertThat(ring.age()).isEqualTo(Duration.ofDays(91));

        ring.addKey();
        assertThat(ring.age()).isZero();
    }

    private FieldCipher cipher(MasterKey master) {
        return new FieldCipher(ring(master));
    }

    private KeyRing ring(MasterKey... masters) {
        return KeyRing.open(database, new MasterKeys(List.of(masters)), CLOCK);
    }

    private long count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
