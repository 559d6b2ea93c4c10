package org.ferrepos.e2e.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of this package one program with the demonstration company; it ends with the last of them. */
final class SharedProgram implements ParameterResolver {
    static final String DASHBOARD_KEY = "panel-de-prueba-8f3k2m9x";
    /** How long links to files work; the least that may be configured. */
    static final Duration LINK_DURATION = Duration.ofSeconds(10);

    /** Where the program looks for its mail server; a test may start one. */
    static final int MAIL_PORT = freePort();

    private static final Path DIRECTORY = RunningProgram.root().resolve("e2e/target/e2e/contract");

    /** The program and its client, closed by the test engine. */
    private record Started(RunningProgram program, ContractApi api) implements AutoCloseable {
        @Override
        public void close() {
            program.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ContractApi.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedProgram.class))
                .computeIfAbsent(Started.class, key -> start(), Started.class)
                .api();
    }

    private static Started start() {
        deleteRecursively(DIRECTORY);
        RunningProgram program = RunningProgram.start(RunningProgram.Options.demo(DIRECTORY.resolve("data"))
                .withEnvironment("DASHBOARD_API_KEY", DASHBOARD_KEY)
                .withArguments("--config", configuration().toString()));
        return new Started(program, ContractApi.of(program.baseUrl()));
    }

    /** Short times, and a mail server that is not there until a test starts it. */
    private static Path configuration() {
        Path file = DIRECTORY.resolve("config.yaml");
        String text = """
                ferrepos:
                  files:
                    link_duration: %ds
                  outbox:
                    max_outside_attempts: 1
                  notify:
                    public_url: https://pos.ejemplo.cl
                    smtp:
                      host: 127.0.0.1
                      port: %d
                      encryption: none
                      from: tienda@example.com
                """.formatted(LINK_DURATION.toSeconds(), MAIL_PORT);
        try {
            Files.createDirectories(DIRECTORY);
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteRecursively(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
