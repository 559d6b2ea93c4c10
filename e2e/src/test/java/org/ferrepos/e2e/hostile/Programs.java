package org.ferrepos.e2e.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ferrepos.platform.db.embedded.RunningServer;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;

/** Directories and logins of the programs that these tests start. */
final class Programs {
    private Programs() {}

    /** An empty data directory of its own under target/. */
    static Path data(String name) {
        Path home = RunningProgram.root().resolve("e2e/target/e2e/hostile-" + name);
        try {
            if (Files.exists(home)) {
                try (Stream<Path> files = Files.walk(home)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(home);
            return home.resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of processes that know each other's tokens. */
    static RunningProgram.Options sharing(RunningProgram.Options options) {
        return options.withEnvironment("STR_JWT_SECRET", "one-secret-for-several-processes-0123456789");
    }

    /** Where another process finds the PostgreSQL of the program with this data directory. */
    static String databaseUrl(Path data) {
        RunningServer server = RunningServer.find(data.toAbsolutePath())
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs in " + data));
        String password = URLEncoder.encode(server.password(), StandardCharsets.UTF_8);
        return "postgresql://" + server.user() + ":" + password + "@127.0.0.1:" + server.port() + "/ferre_pos";
    }

    /** The directory that holds a program's data directory, its logs and whatever a test puts beside them. */
    static Path home(Path data) {
        return Objects.requireNonNull(data.getParent());
    }

    static String token(Api api, String user) {
        Api.Answer answer = login(api, user, RunningProgram.PASSWORD);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.json().path("access_token").asText();
    }

    static Api.Answer login(Api api, String user, String password) {
        return api.post("/api/pos/auth/login", "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}");
    }

    /** An API key with those roles; without rate limit where told. */
    static String apiKey(Api admin, List<String> roles, boolean rateLimited) {
        return apiKey(admin, roles, rateLimited, List.of());
    }

    static String apiKey(Api admin, List<String> roles, boolean rateLimited, List<String> scopes) {
        String names = String.join("\",\"", roles);
        String limits = scopes.isEmpty() ? "" : ",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]";
        Api.Answer answer = admin.post(
                "/api/pos/api-keys",
                "{\"name\":\"prueba\",\"roles\":[\"" + names + "\"],\"rate_limited\":" + rateLimited + limits + "}");
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.json().path("key").asText();
    }
}
