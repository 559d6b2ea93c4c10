package org.ferrepos.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.jspecify.annotations.Nullable;

/** What measurements share: one program with a filled shop, started when the first of them asks for it. */
public final class Bench implements AutoCloseable {
    /** Products in the shop unless a measurement adds more. */
    public static final int PRODUCTS = 20_000;

    /** Seals the costs of the measured shop, so that a writer in another process can open them. */
    public static final String ENCRYPTION_KEY = "b7".repeat(32);

    /** As the launcher starts Java. */
    private static final List<String> LAUNCHER = List.of("-XX:+UseCompactObjectHeaders", "-Dfile.encoding=UTF-8");

    /** The launcher's options where Java may have little memory. */
    public static final String SMALL_HEAP = "@" + System.getProperty("ferrepos.root") + "/configs/small-heap.options";

    private final Path directory;
    private final boolean quick;
    private final Shop shop = new Shop();
    private @Nullable RunningProgram program;

    Bench(Path directory, boolean quick) {
        this.directory = directory;
        this.quick = quick;
    }

    /** How to start the program on a directory of this run. */
    public RunningProgram.Options options(String data, String... javaOptions) {
        RunningProgram.Options demo = RunningProgram.Options.demo(directory.resolve(data));
        List<String> all = new ArrayList<>(List.of(javaOptions));
        all.addAll(LAUNCHER);
        Map<String, String> environment = new HashMap<>(demo.environment());
        environment.put("DATABASE_ENCRYPTION_KEY", ENCRYPTION_KEY);
        if (all.contains(SMALL_HEAP)) {
            environment.put("MALLOC_ARENA_MAX", "2");
        }
        return new RunningProgram.Options(demo.data(), demo.arguments(), environment, all);
    }

    /** The running program with its shop. */
    public synchronized RunningProgram program() {
        RunningProgram running = program;
        if (running == null) {
            running = start("-XX:MaxRAMPercentage=50");
        }
        return running;
    }

    /** Starts the program on the shop's data with other Java options, or other arguments, in place of the one before. */
    public synchronized RunningProgram restart(String[] arguments, String... javaOptions) {
        close();
        RunningProgram started =
                RunningProgram.start(options("shop", javaOptions).withArguments(arguments));
        program = started;
        return started;
    }

    private RunningProgram start(String... javaOptions) {
        RunningProgram started = RunningProgram.start(options("shop", javaOptions));
        program = started;
        if (shop.size() == 0) {
            Api admin = Api.at(started.baseUrl()).as("admin");
            shop.open(admin);
            shop.fillTo(admin, PRODUCTS);
        }
        return started;
    }

    public Postgres postgres() {
        return Postgres.of(directory.resolve("shop"));
    }

    public Shop shop() {
        return shop;
    }

    public Path directory() {
        return directory;
    }

    public Api admin() {
        return Api.at(program().baseUrl()).as("admin");
    }

    /** A fresh token; each measurement asks for its own because tokens expire. */
    public String token() {
        Api.Answer answer = Api.at(program().baseUrl())
                .post(
                        "/api/pos/auth/login",
                        "{\"username\":\"admin\",\"password\":\"" + RunningProgram.PASSWORD + "\"}");
        return answer.json().path("access_token").asText();
    }

    public boolean isQuick() {
        return quick;
    }

    /** A length of time: the first for a full run, the second for a quick one. */
    public Duration seconds(int full, int quickly) {
        return Duration.ofSeconds(quick ? quickly : full);
    }

    @Override
    public synchronized void close() {
        RunningProgram running = program;
        program = null;
        if (running != null) {
            running.close();
        }
    }
}
