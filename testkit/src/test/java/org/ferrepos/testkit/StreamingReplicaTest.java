package org.ferrepos.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Migrations;
import org.ferrepos.platform.db.ReadDatabase;
import org.ferrepos.platform.db.ReadDatabase.Reading;
import org.ferrepos.platform.db.ReplicaState;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.db.embedded.EmbeddedPostgres;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresSettings;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.RowSink;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.ferrepos.platform.tables.TableExports;
import org.ferrepos.platform.tables.TableFormat;
import org.ferrepos.platform.tables.TableLimits;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads from a server that really follows another one: behind it, cut off from it, and gone. */
final class StreamingReplicaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MAX_AGE = Duration.ofSeconds(3);

    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;
    private final Database writes;
    private final ReadDatabase reads;

    StreamingReplicaTest(@TempDir Path directory) {
        primary = EmbeddedPostgres.start(serverSettings(directory.resolve("primary")));
        writes = Database.open(settings(primary));
        Migrations.migrate(settings(primary), Areas.ofThisProgram().closure(List.of(Area.PLATFORM)));
        standby = StreamingReplica.follow(
                primary, directory.resolve("primary"), serverSettings(directory.resolve("standby")));
        reads = ReadDatabase.open(
                settings(primary),
                Optional.of(settings(standby)),
                new ReadDatabase.Limits(Duration.ofSeconds(10), MAX_AGE),
                Clock.systemUTC());
    }

    /** One after the other, since each leaves the replica in another state. */
    @Test
    void theReplicaAnswersUntilItIsTooOldAndThePrimaryThen() {
        try (primary;
                standby;
                writes;
                reads) {
            writes.inTransaction(handle -> handle.execute("create table public.thing (n bigint)"));
            followsByStreaming();
            tellsHowFarItIsBehind();
            answersForReadsThatTheReplicaHadToEnd();
            exportsBeginAnewWhereTheReplicaHadToEndThem();
            isLeftAloneWhenCutOff();
            comesBack();
            isGone();
        }
    }

    private void followsByStreaming() {
        add();
        Instant added = Instant.now();
        Waiting.until(PATIENCE, () -> {
            reads.watchReplica(writes);
            return read().fromReplica() && !read().completeUntil().isBefore(added);
        });

        assertThat(reads.read(handle -> handle.createQuery("select pg_is_in_recovery()")
                                .mapTo(Boolean.class)
                                .one())
                        .value())
                .isTrue();
        assertThat(read().value()).isOne();
        assertThat(reads.readPublished(handle -> handle.createQuery("select current_user")
                                .mapTo(String.class)
                                .one())
                        .value())
                .as("roles come along")
                .isEqualTo("ferrepos_reader");
    }

    /** A replica that does not apply what it receives: what it answers is old, and it says how old. */
    private void tellsHowFarItIsBehind() {
        onStandby("select pg_wal_replay_pause()");
        Waiting.until(PATIENCE, () -> isPaused("paused"));
        Instant before = Instant.now();
        add();
        reads.watchReplica(writes);
        Reading<Long> old = read();

        assertThat(old.fromReplica()).isTrue();
        assertThat(old.value()).isOne();
        assertThat(old.completeUntil()).isBefore(before);
        Response file = exported(TableFormat.CSV, StreamingReplicaTest::everyThing);
        assertThat(rowsOf(file)).as("what the replica has").isEqualTo(1);
        assertThat(completeUntil(file)).isBefore(before);
        assertThat(textOf(exported(TableFormat.PDF, StreamingReplicaTest::everyThing)))
                .contains(", con lo registrado hasta el ");
        Waiting.until(PATIENCE, () -> {
            reads.watchReplica(writes);
            return !state().used();
        });
        assertThat(read()).matches(reading -> !reading.fromReplica() && reading.value() == 2);
        Response current = exported(TableFormat.CSV, StreamingReplicaTest::everyThing);
        assertThat(rowsOf(current)).as("what the primary server has").isEqualTo(2);
        assertThat(completeUntil(current)).isAfter(before);
        assertThat(textOf(exported(TableFormat.PDF, StreamingReplicaTest::everyThing)))
                .doesNotContain("con lo registrado");
        assertThat(state().age()).hasValueSatisfying(age -> assertThat(age).isGreaterThan(MAX_AGE));
        onStandby("select pg_wal_replay_resume()");
        awaitReplica();
    }

    /** What the replica applies may take from a read the rows it sees; the read is made on the primary server then. */
    private void answersForReadsThatTheReplicaHadToEnd() {
        long fallbacks = state().fallbacks();
        Reading<Long> reading = reads.read(handle -> {
            long first = count(handle);
            if (isStandby(handle)) {
                writes.inTransaction(inside -> inside.execute("delete from public.thing"));
                writes.read(inside -> inside.execute("vacuum public.thing"));
                writes.inTransaction(inside -> inside.execute("insert into public.thing values (1), (2)"));
                handle.execute("select pg_sleep(8)");
            }
            return first;
        });

        assertThat(reading.fromReplica()).isFalse();
        assertThat(reading.value()).isEqualTo(2);
        assertThat(state().fallbacks()).isEqualTo(fallbacks + 1);
        assertThat(state().used()).as("it is well").isTrue();
    }

    /** The file has each row once: what the replica told until it ended the reading is gone. */
    private void exportsBeginAnewWhereTheReplicaHadToEndThem() {
        AtomicInteger readings = new AtomicInteger();
        Response file = exported(TableFormat.CSV, (view, sink) -> {
            readings.incrementAndGet();
            everyThing(view, sink);
            view.read(handle -> {
                if (isStandby(handle)) {
                    writes.inTransaction(inside -> inside.execute("delete from public.thing"));
                    writes.read(inside -> inside.execute("vacuum public.thing"));
                    writes.inTransaction(inside -> inside.execute("insert into public.thing values (1), (2)"));
                    handle.execute("select pg_sleep(8)");
                }
                return handle;
            });
        });

        assertThat(readings).hasValue(2);
        assertThat(rowsOf(file)).isEqualTo(2);
        assertThat(state().used()).as("it is well").isTrue();
    }

    /** It has applied all it received, and yet knows nothing new: only the mark tells. */
    private void isLeftAloneWhenCutOff() {
        onStandby("alter system set primary_conninfo = 'host=127.0.0.1 port=1'");
        onStandby("select pg_reload_conf()");
        Waiting.until(PATIENCE, () -> {
            reads.watchReplica(writes);
            return !state().used();
        });
        add();

        assertThat(read()).matches(reading -> !reading.fromReplica() && reading.value() == 3);
    }

    private void comesBack() {
        onStandby("alter system reset primary_conninfo");
        onStandby("alter system set primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user="
                + primary.user() + " password=" + primary.password() + "'");
        onStandby("select pg_reload_conf()");
        awaitReplica();
        assertThat(read()).matches(reading -> reading.fromReplica() && reading.value() == 3);
    }

    private void isGone() {
        standby.close();
        add();

        assertThat(read()).matches(reading -> !reading.fromReplica() && reading.value() == 4);
        assertThat(state().used()).isFalse();
        assertThat(read().fromReplica()).isFalse();
    }

    private void awaitReplica() {
        Instant asked = Instant.now();
        Waiting.until(PATIENCE, () -> {
            reads.watchReplica(writes);
            return state().used() && !read().completeUntil().isBefore(asked);
        });
    }

    private Reading<Long> read() {
        return reads.read(StreamingReplicaTest::count);
    }

    private ReplicaState state() {
        return reads.replicaState().orElseThrow();
    }

    private void add() {
        writes.inTransaction(handle -> handle.execute("insert into public.thing values (1)"));
    }

    private Response exported(TableFormat format, ListExport.Rows rows) {
        return new TableExports(reads, Clock.systemUTC(), new TableLimits(1000, 100, 1))
                .answer(
                        ExportRequest.of(format),
                        new ListExport("trabajos", Optional.empty(), List.of(Heading.of("job.id", Kind.NUMBER)), rows));
    }

    private static void everyThing(Database view, RowSink sink) throws IOException {
        List<Long> things = view.read(handle -> handle.createQuery("select n from public.thing")
                .mapTo(Long.class)
                .list());
        for (long thing : things) {
            sink.row(List.of(Cell.number(thing)));
        }
    }

    private static Instant completeUntil(Response file) {
        return Instant.parse(file.getHeaderString("X-Complete-Until"));
    }

    private static long rowsOf(Response file) {
        Path path = ((File) file.getEntity()).toPath();
        try {
            long rows = Files.readAllLines(path).size() - 1L;
            Files.delete(path);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Response file) {
        Path path = ((File) file.getEntity()).toPath();
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(path))) {
            Files.delete(path);
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Handle handle) {
        return handle.createQuery("select count(*) from public.thing")
                .mapTo(Long.class)
                .one();
    }

    private static boolean isStandby(Handle handle) {
        return handle.createQuery("select pg_is_in_recovery()")
                .mapTo(Boolean.class)
                .one();
    }

    private boolean isPaused(String state) {
        try (Database there = Database.open(settings(standby))) {
            return there.read(handle -> handle.createQuery("select pg_get_wal_replay_pause_state()")
                            .mapTo(String.class)
                            .one())
                    .equals(state);
        }
    }

    private void onStandby(String sql) {
        try (Database there = Database.open(settings(standby))) {
            there.read(handle -> handle.execute(sql));
        } catch (RuntimeException e) {
            // What is applied after a resume may end the very statement that asked for it.
            if (!SqlErrors.isRetryable(e)) {
                throw e;
            }
        }
    }

    private static EmbeddedPostgresSettings serverSettings(Path directory) {
        return EmbeddedPostgresSettings.defaults(directory)
                .withParameter("shared_buffers", "16MB")
                .withParameter("max_standby_streaming_delay", "500ms");
    }

    private static ConnectionSettings settings(EmbeddedPostgres server) {
        return new ConnectionSettings(
                server.jdbcUrl("postgres"), server.user(), server.password(), 3, Duration.ofSeconds(5));
    }
}
