package org.ferrepos.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load tool, running the statements of one sale in one transaction per sale. */
public final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([1-9][0-9]*)");

    private final Path program;
    private final Path script;
    private final Postgres postgres;
    private final List<String> variables;

    private Pgbench(Path program, Path script, Postgres postgres, List<String> variables) {
        this.program = program;
        this.script = script;
        this.postgres = postgres;
        this.variables = variables;
    }

    /** Where the tool is, if it is installed. */
    public static Optional<Path> find() {
        Stream<Path> onPath =
                Stream.of(System.getenv("PATH").split(":")).map(directory -> Path.of(directory, "pgbench"));
        Stream<Path> debian = Stream.of("18", "17", "16", "15").map(Pgbench::debianPath);
        // The wrapper of Debian on the path asks for a cluster of its own; the program behind it is preferred.
        return Stream.concat(debian, onPath).filter(Files::isExecutable).findFirst();
    }

    private static Path debianPath(String version) {
        return Path.of("/usr/lib/postgresql", version, "bin", "pgbench");
    }

    public static Pgbench prepare(Path program, Postgres postgres, Path directory) {
        Path script = directory.resolve("sale.sql");
        try (InputStream text = Pgbench.class.getResourceAsStream("sale.sql")) {
            if (text == null) {
                throw new IllegalStateException("sale.sql is missing");
            }
            Files.write(script, text.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String branch = "(select id from identity.branch where code = '" + Shop.BRANCH + "')";
        String tills = " from identity.register where branch_id = " + branch;
        String products = " from stock.balance where branch_id = " + branch;
        long first = postgres.askNumber("select min(id)" + tills);
        long low = postgres.askNumber("select min(product_id)" + products);
        long count = postgres.askNumber("select count(*)" + products);
        if (postgres.askNumber("select max(id)" + tills) - first != Shop.TILLS - 1
                || postgres.askNumber("select max(product_id)" + products) - low != count - 1) {
            throw new IllegalStateException("tills or products are not numbered without gaps");
        }
        return new Pgbench(
                program,
                script,
                postgres,
                List.of(
                        "first_till=" + first,
                        "low=" + low,
                        "third=" + count / 3,
                        "branch=" + postgres.askNumber("select " + branch)));
    }

    /** Runs for a time and returns transactions per second. */
    public double run(int clients, Duration length) {
        List<String> line = new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared"));
        line.addAll(List.of("-c", Integer.toString(clients), "-j", "2", "-T", Long.toString(length.toSeconds())));
        variables.forEach(variable -> line.addAll(List.of("-D", variable)));
        line.addAll(List.of("-f", script.toString(), "-h", "127.0.0.1"));
        line.addAll(List.of("-p", Integer.toString(postgres.server().port())));
        line.addAll(List.of("-U", postgres.server().user(), Postgres.DATABASE));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", postgres.server().password());
        // As the writer's own connections have it.
        builder.environment().put("PGOPTIONS", "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(output);
            boolean ended = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!ended || !rate.find() || FAILED.matcher(output).find() || output.contains("ERROR")) {
                throw new IllegalStateException("pgbench failed:\n" + output);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
