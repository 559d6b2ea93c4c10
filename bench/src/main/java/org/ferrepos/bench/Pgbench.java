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

    private static final String DATABASE = "pgbench_twin";

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

    /** Makes the tables of the comparison in a database of their own, with as many tills and products as the shop has. */
    public static Pgbench prepare(Path program, Postgres product, Path directory) {
        Path script = directory.resolve("sale.sql");
        try {
            Files.writeString(script, resource("sale.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        product.execute("create database " + DATABASE);
        Postgres twin = product.withDatabase(DATABASE);
        twin.execute(resource("twin.sql"));
        twin.execute(fill(Shop.TILLS, Bench.PRODUCTS));
        twin.execute("vacuum analyze");
        return new Pgbench(
                program, script, twin, List.of("first_till=1", "low=1", "third=" + Bench.PRODUCTS / 3, "branch=1"));
    }

    /** Open tills, and goods as an import brings them: a balance and a line of the ledger each. */
    private static String fill(int tills, int products) {
        return """
                insert into sales.till (register_id, session_id) select n, uuidv7() from generate_series(1, %1$d) n;
                insert into sales.till_session (session_id, register_id, branch_id, currency, opened_by, opened_at,
                    business_date, opening_float, number_before)
                select session_id, register_id, 1, 'CLP', session_id, now(), current_date, 50000, 0 from sales.till;
                insert into stock.balance (product_id, branch_id, on_hand)
                select n, 1, 1000000 from generate_series(1, %2$d) n;
                insert into stock.movement (product_id, branch_id, source_line, kind, quantity, source_id, user_id)
                select n, 1, n, 'receipt', 1000000, '00000000-0000-0000-0000-000000000001',
                    '00000000-0000-0000-0000-000000000001' from generate_series(1, %2$d) n""".formatted(tills, products);
    }

    private static String resource(String name) {
        try (InputStream text = Pgbench.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs for a time and returns transactions per second. */
    public double run(int clients, Duration length) {
        List<String> line = new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared"));
        line.addAll(List.of("-c", Integer.toString(clients), "-j", "2", "-T", Long.toString(length.toSeconds())));
        variables.forEach(variable -> line.addAll(List.of("-D", variable)));
        line.addAll(List.of("-f", script.toString(), "-h", "127.0.0.1"));
        line.addAll(List.of("-p", Integer.toString(postgres.server().port())));
        line.addAll(List.of("-U", postgres.server().user(), postgres.database()));
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
