package org.ferrepos.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the library reads of {@code up} can be read without it. */
class DirectStartTest {
    @Test
    void everyOptionIsKnownToBothReaders() {
        var options = new CommandLine(new UpCommand()).getCommandSpec().options();

        assertThat(options).hasSizeGreaterThanOrEqualTo(8);
        assertThat(options)
                .allSatisfy(option -> assertThat(new UpCommand().set(option.longestName(), "1"))
                        .as(option.longestName())
                        .isTrue());
    }

    @Test
    void whatIsWrongIsLeftToTheLibrary() {
        for (String line :
                new String[] {"up --prot 1", "up --port", "up --port 1 --port 2", "up x", "import products"}) {
            assertThat(DirectStart.run(line.split(" "))).as(line).isEmpty();
        }
    }
}
