package org.ferrepos.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.ferrepos.platform.area.SealedColumn;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final int ROWS = SealedRows.PAGE_ROWS * 2 + 7;
    private static final MasterKeys MASTERS = new MasterKeys(List.of(MasterKey.ofHex("ab".repeat(32))));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);
    private static final String FIELD = "test.thing.cost";

    private final TestDatabase test = TestDatabase.create();
    private final Database database = test.database();
    private final KeyRing keys = KeyRing.open(database, MASTERS, CLOCK);
    private final FieldCipher cipher = new FieldCipher(keys);
    private final AccessLog log = new AccessLog(database, CLOCK);
    private final SealedColumn column =
            new SealedColumn(FIELD, "test.thing", "sku", "cost_sealed", Optional.of("cost"));
    private final KeyRotation rotation = new KeyRotation(database, keys, List.of(column, SecretStore.COLUMN));

    @BeforeEach
    void makeTable() {
        test.execute("create schema test");
        test.execute("create table test.thing (sku text primary key, cost bigint, cost_sealed bytea)");
        test.execute("insert into test.thing (sku, cost) select 'SKU-' || n, 7000000 + n from generate_series(1, "
                + ROWS + ") n");
        test.execute("insert into test.thing (sku) values ('WITHOUT')");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void plainValuesAreSealedOnce() {
        assertThat(rotation.sealPlainValues()).isEqualTo(ROWS);

        assertThat(number("select count(*) from test.thing where cost is not null"))
                .isZero();
        assertThat(cost("SKU-42")).isEqualTo(7_000_042);
        assertThat(number("select count(*) from test.thing where cost_sealed is null"))
                .isOne();
        assertThat(rotation.sealPlainValues()).isZero();
    }

    @Test
    void rotatingSealsEverythingWithANewKey() {
        rotation.sealPlainValues();
        AtomicLong seen = new AtomicLong();

        assertThat(rotation.values()).isEqualTo(ROWS);
        assertThat(rotation.rotate(seen::set)).isEqualTo(ROWS);

        assertThat(seen).hasValue(ROWS);
        assertThat(keys.activeKeyId()).isEqualTo(2);
        assertThat(sealedWith(1)).isZero();
        assertThat(sealedWith(2)).isEqualTo(ROWS);
        assertThat(cost("SKU-" + ROWS)).isEqualTo(7_000_000 + ROWS);
        assertThat(number("select count(*) from platform.data_key where retired_at is not null"))
                .isOne();
        assertThat(rotation.check()).isEqualTo(new KeyRotation.Check(ROWS, List.of()));
    }

    @Test
    void aRotationThatWasBrokenOffGoesOnWithTheSameKey() {
        rotation.sealPlainValues();
        assertThatThrownBy(() -> rotation.rotate(seen -> {
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        assertThat(sealedWith(1)).isPositive();
        assertThat(sealedWith(2)).isEqualTo(SealedRows.PAGE_ROWS);

        KeyRing later = KeyRing.open(database, MASTERS, CLOCK);
        long resealed = new KeyRotation(database, later, List.of(column)).rotate(seen -> {});

        assertThat(resealed).isEqualTo(ROWS - SealedRows.PAGE_ROWS);
        assertThat(later.activeKeyId()).isEqualTo(2);
        assertThat(sealedWith(2)).isEqualTo(ROWS);
    }

    @Test
    void aValueWrittenDuringARotationIsKept() {
        rotation.sealPlainValues();
        FieldCipher slow = new FieldCipher(KeyRing.open(database, MASTERS, CLOCK));

        rotation.rotate(seen -> write("SKU-1", slow.sealLong(FIELD, "SKU-1", seen)));

        assertThat(cost("SKU-1")).isEqualTo(ROWS);
        assertThat(number("select count(*) from platform.data_key where retired_at is not null"))
                .as("a key that something is still sealed with")
                .isZero();
        rotation.rotate(seen -> {});
        assertThat(sealedWith(2)).isEqualTo(ROWS);
        assertThat(cost("SKU-1")).isEqualTo(ROWS);
    }

    @Test
    void aCheckNamesWhatDoesNotOpen() {
        rotation.sealPlainValues();
        test.execute("update test.thing set cost_sealed = set_byte(cost_sealed, 20, 1 # get_byte(cost_sealed, 20))"
                + " where sku = 'SKU-5'");
        test.execute("update test.thing set cost_sealed = (select cost_sealed from test.thing where sku = 'SKU-7')"
                + " where sku = 'SKU-6'");

        KeyRotation.Check check = rotation.check();

        assertThat(check.opened()).isEqualTo(ROWS - 2);
        assertThat(check.broken()).containsExactly(FIELD + " SKU-5", FIELD + " SKU-6");
    }

    @Test
    void processesAgreeOnASecretThatNobodyGave() {
        SecretStore store = new SecretStore(database, cipher, log, CLOCK);
        SecretStore other =
                new SecretStore(database, new FieldCipher(KeyRing.open(database, MASTERS, CLOCK)), log, CLOCK);

        String first = store.findOrKeep("jwt", () -> "first");
        assertThat(other.findOrKeep("jwt", () -> "second")).isEqualTo(first).isEqualTo("first");
        store.keep("jwt", "third");
        rotation.rotate(seen -> {});
        assertThat(other.find("jwt")).contains("third");
        assertThat(other.find("smtp")).isEmpty();
        assertThat(number(
                        "select count(*) from platform.secret where position('third' in encode(sealed, 'escape')) > 0"))
                .isZero();
    }

    @Test
    void usesAreLoggedOncePerUse() {
        Caller caller = new Caller(
                UUID.randomUUID(),
                "ana",
                Caller.Kind.USER,
                Set.of("admin"),
                Set.of(),
                Optional.empty(),
                UUID.randomUUID(),
                true,
                "127.0.0.1");
        var _ = database.inTransaction(handle -> {
            log.record(handle, caller, new AccessLog.Use(FIELD, "export"), 800);
            log.record(handle, caller, new AccessLog.Use(FIELD, "nothing"), 0);
            return 0;
        });
        log.add(new AccessLog.Use(FIELD, "sale"), 3);
        log.add(new AccessLog.Use(FIELD, "sale"), 4);
        log.flush();
        log.flush();

        List<String> rows =
                database.read(handle -> handle.createQuery("select user_name || ' ' || purpose || ' ' || value_count"
                                + " from platform.encrypted_data_access_log order by entry_id")
                        .mapTo(String.class)
                        .list());
        assertThat(rows).containsExactly("ana export 800", "ferre-pos sale 7");
        assertThat(log.prune(Duration.ofDays(1))).isZero();
        assertThat(new AccessLog(database, Clock.offset(CLOCK, Duration.ofDays(2))).prune(Duration.ofDays(1)))
                .isEqualTo(2);
    }

    private long cost(String sku) {
        byte[] sealed =
                database.read(handle -> handle.createQuery("select cost_sealed from test.thing where sku = :sku")
                        .bind("sku", sku)
                        .mapTo(byte[].class)
                        .one());
        return cipher.openLong(FIELD, sku, sealed);
    }

    private void write(String sku, byte[] sealed) {
        database.inTransaction(
                handle -> handle.createUpdate("update test.thing set cost_sealed = :sealed where sku = :sku")
                        .bind("sku", sku)
                        .bind("sealed", sealed)
                        .execute());
    }

    private long sealedWith(int key) {
        return number("select count(*) from test.thing where get_byte(cost_sealed, 4) = " + key);
    }

    private long number(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
