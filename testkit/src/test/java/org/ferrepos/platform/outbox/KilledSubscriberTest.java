package org.ferrepos.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ferrepos.testkit.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole process that is killed between hand-over and mark, twice, and the one that follows it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class KilledSubscriberTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int KILLED = 128 + 9;

    private final OutboxFixture fixture = new OutboxFixture();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void effectsInTheDatabaseAreThereExactlyOnce() throws Exception {
        fixture.append(0, 50);
        die("inside");
        assertThat(fixture.told()).as("what was handed over and not marked").isEmpty();
        fixture.append(50, 60);
        die("inside");
        assertThat(fixture.told()).isEmpty();

        Process heir = SubscriberProgram.startToLive(fixture.test.settings(), "inside", told());
        try {
            Waiting.until(PATIENCE, () -> fixture.told().size() >= 60);
            fixture.append(60, 70);
            Waiting.until(PATIENCE, () -> fixture.told().size() >= 70);
        } finally {
            heir.destroyForcibly();
        }
        assertThat(fixture.told()).isEqualTo(OutboxFixture.once(70));
    }

    @Test
    void whatIsToldOutsideIsToldAgainUnderTheSameIds() throws Exception {
        fixture.append(0, 50);
        die("outside");
        List<String> first = Files.readAllLines(told());
        assertThat(first).as("what the dead had told").isNotEmpty().doesNotHaveDuplicates();

        Process heir = SubscriberProgram.startToLive(fixture.test.settings(), "outside", told());
        try {
            Waiting.until(PATIENCE, () -> idsTold().size() == 50 && place() == 50);
        } finally {
            heir.destroyForcibly();
        }
        List<String> all = Files.readAllLines(told());
        assertThat(all.subList(first.size(), 2 * first.size()))
                .as("told again, under the ids by which the other side knows them")
                .isEqualTo(first);
        assertThat(all).hasSize(50 + first.size());
    }

    private void die(String sort) throws Exception {
        Process dying = SubscriberProgram.startToDie(fixture.test.settings(), sort, told());
        assertThat(dying.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(dying.exitValue()).isEqualTo(KILLED);
    }

    private Path told() {
        return directory.resolve("told");
    }

    private Set<String> idsTold() {
        try {
            return Set.copyOf(Files.readAllLines(told()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long place() {
        return fixture.count("select position from platform.outbox_consumer where name = 'outside'");
    }
}
