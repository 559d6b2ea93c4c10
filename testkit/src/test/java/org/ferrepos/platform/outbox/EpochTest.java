package org.ferrepos.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Places kept outside the database, after it was replaced by an older state of itself, and after events were deleted. */
final class EpochTest {
    private final OutboxFixture fixture = new OutboxFixture();
    private final OutboxReader reader = new OutboxReader(fixture.outbox);

    @AfterEach
    void close() {
        fixture.close();
    }

    private OutboxReader.Page read(Database database, FeedCursor cursor) {
        return database.read(handle -> reader.read(handle, cursor, Set.of(Feed.CHANGED), 100));
    }

    private FeedCursor end() {
        return fixture.test.database().read(reader::end);
    }

    private boolean check(Database database) {
        return database.inTransaction(Epochs::check);
    }

    @Test
    void aPlaceIsWrittenAndReadBack() {
        fixture.append(0, 3);
        fixture.number();
        FeedCursor cursor = end();
        assertThat(cursor.position()).isEqualTo(3);
        assertThat(FeedCursor.parse(cursor.text())).contains(cursor);
        assertThat(FeedCursor.parse("3")).isEmpty();
        assertThat(read(fixture.test.database(), cursor)).isInstanceOf(OutboxReader.Page.Events.class);
    }

    @Test
    void aCopyOfAnOlderStateRefusesPlacesOfTheOther() {
        assertThat(check(fixture.test.database())).isFalse();
        fixture.append(0, 10);
        fixture.number();
        FeedCursor before = end();
        fixture.append(10, 15);
        String copy = fixture.test.settings().jdbcUrl().replaceAll(".*/", "").replaceAll("\\?.*", "") + "_copy";
        fixture.test.database().close();
        ConnectionSettings settings = fixture.test.settings();
        executeElsewhere(settings, "create database " + copy + " template " + copy.replace("_copy", ""));
        try (Database restored = Database.open(new ConnectionSettings(
                settings.jdbcUrl().replace(copy.replace("_copy", ""), copy),
                settings.user(),
                settings.password(),
                4,
                Duration.ofSeconds(20)))) {
            UUID old = restored.read(Epochs::current);
            assertThat(check(restored)).as("another life").isTrue();
            assertThat(restored.read(Epochs::current)).isNotEqualTo(old);
            assertThat(read(restored, before)).isInstanceOf(OutboxReader.Page.Stale.class);
            assertThat(check(restored)).as("known now").isFalse();
            FeedCursor start = restored.read(reader::start);
            restored.inTransaction(Sequencer::round);
            OutboxReader.Page page = read(restored, start);
            assertThat(page).isInstanceOf(OutboxReader.Page.Events.class);
            assertThat(((OutboxReader.Page.Events) page).events())
                    .as("what had no number yet has one, and nothing has two")
                    .hasSize(15);
        }
    }

    private static void executeElsewhere(ConnectionSettings settings, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        settings.jdbcUrl().replaceAll("/[^/?]*($|\\?.*)", "/postgres"),
                        settings.user(),
                        settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Test
    void filesPutBackInPlaceAreNoticedWithoutAnybodyTelling() {
        fixture.append(0, 10);
        fixture.number();
        fixture.test.execute("""
                create table test.s as select * from platform.outbox_sequencer;
                create table test.p as select * from platform.outbox_position;
                create table test.o as select * from platform.outbox""");
        fixture.append(10, 20);
        fixture.number();
        FeedCursor later = end();
        fixture.test.execute("""
                delete from platform.outbox_sequencer; delete from platform.outbox_position; delete from platform.outbox;
                insert into platform.outbox_sequencer select * from test.s;
                insert into platform.outbox_position select * from test.p;
                insert into platform.outbox select * from test.o""");
        assertThat(read(fixture.test.database(), later))
                .as("ahead of the numbers")
                .isInstanceOf(OutboxReader.Page.Stale.class);
        fixture.append(20, 40);
        fixture.number();
        assertThat(read(fixture.test.database(), later))
                .as("another event stands there now")
                .isInstanceOf(OutboxReader.Page.Stale.class);
    }

    @Test
    void aPlaceFromBeforeTheRestoreIsRefusedWhenTheRestoreSaysSo() {
        fixture.append(0, 4);
        fixture.number();
        FeedCursor before = end();
        fixture.test.database().inTransaction(Epochs::renew);
        assertThat(read(fixture.test.database(), before)).isInstanceOf(OutboxReader.Page.Stale.class);
    }

    @Test
    void whatEverybodyHasHadIsDeletedInTimeAndAPlaceBeforeItIsRefused() {
        Delivery delivery = new Delivery(fixture.parts(), new OutboxFixture.Recorder("reader", (handle, events) -> {}));
        delivery.register();
        fixture.append(0, 10);
        fixture.number();
        FeedCursor start = fixture.test.database().read(reader::start);
        assertThat(prune(Duration.ofDays(4))).as("not had yet").isZero();
        assertThat(delivery.deliver()).isInstanceOf(Delivery.Step.Again.class);
        assertThat(prune(Duration.ofDays(2))).as("too young").isZero();
        assertThat(prune(Duration.ofDays(4))).isEqualTo(1);
        assertThat(fixture.count("select count(*) from platform.outbox")).isZero();
        assertThat(read(fixture.test.database(), start)).isInstanceOf(OutboxReader.Page.Expired.class);
        fixture.append(10, 11);
        fixture.number();
        assertThat(prune(Duration.ofDays(15))).as("too old for anybody").isEqualTo(1);
        assertThat(delivery.deliver()).isInstanceOf(Delivery.Step.Nothing.class);
    }

    private long prune(Duration later) {
        return fixture.test
                .database()
                .inTransaction(handle -> Pruning.prune(
                        handle, OutboxFixture.SETTINGS, Instant.now().plus(later)));
    }
}
