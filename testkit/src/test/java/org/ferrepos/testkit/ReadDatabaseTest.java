package org.ferrepos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.ReadDatabase;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.ErrorMapping;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads apart from the shop's work, on a real server. A server that answers stands for a replica here. */
final class ReadDatabaseTest {
    private static final TestDatabase TEST = TestDatabase.create();
    private static final ReadDatabase.Limits LIMITS =
            new ReadDatabase.Limits(Duration.ofMillis(300), Duration.ofMinutes(1));

    @BeforeAll
    static void fill() {
        TEST.execute("create table public.thing (n bigint)");
        TEST.execute("insert into public.thing values (1)");
    }

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Test
    void aReadSeesOneMomentAndTellsWhich() {
        try (ReadDatabase reads = open(Optional.empty())) {
            Instant before = Instant.now();
            ReadDatabase.Reading<Long> reading = reads.read(handle -> {
                long first = count(handle);
                TEST.execute("insert into public.thing values (2)");
                return first - count(handle);
            });

            assertThat(reading.value()).isZero();
            assertThat(reading.fromReplica()).isFalse();
            assertThat(reading.completeUntil()).isBetween(before, Instant.now());
            assertThat(reads.replicaState()).isEmpty();
        }
    }

    @Test
    void nothingCanBeWritten() {
        try (ReadDatabase reads = open(Optional.empty())) {
            assertThatThrownBy(() -> reads.read(handle -> handle.execute("insert into public.thing values (3)")))
                    .rootCause()
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    void aStatementEndsAtItsLimitAndTheNextOneWorks() {
        try (ReadDatabase reads = open(Optional.empty())) {
            assertThatThrownBy(() -> reads.read(handle -> handle.execute("select pg_sleep(5)")))
                    .matches(SqlErrors::isStatementTimeout)
                    .matches(error -> ErrorMapping.classify(error).code() == CommonProblem.QUERY_TIMEOUT);
            assertThat(reads.read(ReadDatabaseTest::count).value()).isPositive();
        }
    }

    @Test
    void whoeverReadsWhatIsPublishedReachesNothingElse() {
        try (ReadDatabase reads = open(Optional.empty())) {
            assertThatThrownBy(() -> reads.readPublished(ReadDatabaseTest::count))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThat(reads.read(ReadDatabaseTest::count).value())
                    .as("the role ends with its read")
                    .isPositive();
        }
    }

    @Test
    void whileTheReplicaIsSilentThePrimaryAnswers() {
        ConnectionSettings nobody = settings().to("jdbc:postgresql://127.0.0.1:1/nothing", "nobody", "");
        try (ReadDatabase reads = open(Optional.of(nobody))) {
            reads.watchReplica(TEST.database());
            ReadDatabase.Reading<Long> reading = reads.read(ReadDatabaseTest::count);

            assertThat(reading.fromReplica()).isFalse();
            assertThat(reading.value()).isPositive();
            assertThat(reads.replicaState()).hasValueSatisfying(state -> {
                assertThat(state.used()).isFalse();
                assertThat(state.age()).isEmpty();
                assertThat(state.fallbacks()).isOne();
            });
        }
    }

    @Test
    void aReplicaIsAskedOnceItWasSeen() {
        try (ReadDatabase reads = open(Optional.of(settings()))) {
            assertThat(reads.read(ReadDatabaseTest::count).fromReplica()).isFalse();
            reads.watchReplica(TEST.database());
            assertThat(reads.read(ReadDatabaseTest::count).fromReplica()).isTrue();
        }
    }

    @Test
    void anErrorOfTheReadIsNoReasonToAskAgain() {
        try (ReadDatabase reads = open(Optional.of(settings()))) {
            reads.watchReplica(TEST.database());
            assertThatThrownBy(() -> reads.read(handle -> handle.execute("select 1 / 0")))
                    .matches(error -> !SqlErrors.isUnavailable(error));
            assertThat(reads.replicaState()).hasValueSatisfying(state -> {
                assertThat(state.used()).isTrue();
                assertThat(state.fallbacks()).isZero();
            });
        }
    }

    private static ReadDatabase open(Optional<ConnectionSettings> replica) {
        return ReadDatabase.open(settings(), replica, LIMITS, Clock.systemUTC());
    }

    private static ConnectionSettings settings() {
        return TEST.settings().withMaxConnections(2);
    }

    private static long count(Handle handle) {
        return handle.createQuery("select count(*) from public.thing")
                .mapTo(Long.class)
                .one();
    }
}
