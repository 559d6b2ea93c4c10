package org.ferrepos.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrepos.e2e.fire.Installation;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.ferrepos.testkit.program.RunningProgram.Finished;
import org.junit.jupiter.api.Test;

/** The commands beside a running program and without one. */
class CliTest {
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final Path DATA = Installation.empty("cli");
    private static final String DIRTY = """
            Codigo,Descripcion,Precio,EAN,Marca
            CLI-1,Martillo carpintero 16 oz,12990,,Acme
            CLI-2,"Clavo 2"" corriente, kilo",1990,,
            ,Sin código,1000,,
            CLI-3,,1000,,
            CLI-4,Precio negativo,-5,,
            CLI-5,Código de barras malo,500,1234567890123,
            CLI-6,Precio escrito,mil,,
            CLI-7,  Alicate universal 8  ,7990,,Acme
            """;

    @Test
    void importsAndUsersWithAndWithoutTheProgram() throws Exception {
        Path file = DATA.resolveSibling("dirty.csv");
        Files.writeString(file, DIRTY);
        RunningProgram.Options options = new RunningProgram.Options(DATA, List.of(), Map.of(), List.of("-Xmx256m"));
        String importing = "import products " + file
                + " --map sku=Codigo --map name=Descripcion --map price=Precio --map barcode=EAN --map brand=Marca"
                + " --default category=Importados --default unit=un";

        Finished first;
        try (RunningProgram program = RunningProgram.start(RunningProgram.Options.shop(DATA))) {
            first = RunningProgram.run(options, importing + " --progress", "", BOUND);
            System.out.println(first.output());
            assertThat(first.exitCode()).as(first.output()).isZero();
            assertThat(first.output())
                    .contains("Importando", "1/1 KiB", "Creados 3, actualizados 0, sin cambios 0, rechazados 5");
            users(program, options);
        }
        Finished again = RunningProgram.run(options, importing + " --strict", "", BOUND);
        System.out.println(again.output());
        assertThat(again.exitCode()).as("some lines were rejected").isEqualTo(4);
        assertThat(again.output())
                .contains("Creados 0, actualizados 0, sin cambios 3, rechazados 5")
                .doesNotContain("Importando");
        Files.writeString(file, DIRTY.lines().limit(3).collect(Collectors.joining("\n")));
        Finished clean = RunningProgram.run(options, importing + " --strict", "", BOUND);
        assertThat(clean.exitCode()).as(clean.output()).isZero();
        Finished directory = RunningProgram.run(options, "import products " + DATA, "", BOUND);
        assertThat(directory.exitCode()).isEqualTo(2);
        assertThat(directory.output()).contains("es un directorio").doesNotContain("\tat ");
        assertThat(RunningProgram.run(options, "import products /no/existe.csv", "", BOUND)
                        .exitCode())
                .isNotZero();
    }

    @Test
    void theLauncherExplainsItself() {
        String launcher = RunningProgram.root().resolve("ferrepos").toString();
        Finished help = RunningProgram.finish(new ProcessBuilder(launcher, "help"), "", BOUND);
        assertThat(help.exitCode()).isZero();
        assertThat(help.output())
                .contains(
                        "up", "test", "import products", "user add", "user password", "doctor", "version", "--target");
        Finished version = RunningProgram.run("version", BOUND);
        assertThat(version.exitCode()).as(version.output()).isZero();
        assertThat(version.output()).containsPattern("Ferre-POS \\d+\\.\\d+");
        Finished unknown = RunningProgram.run("vender", BOUND);
        assertThat(unknown.exitCode()).isNotZero();
        assertThat(unknown.output()).contains("vender").doesNotContain("\tat ");
    }

    @Test
    void whatIsWrongWithACommandLineIsSaidInSpanish() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("vender", "No existe el comando 'vender'"),
                Map.entry("user remove ana", "No existe el comando 'remove'"),
                Map.entry("up --prot 1", "No existe la opción --prot"),
                Map.entry("up --port", "Falta --port PUERTO"),
                Map.entry("up --port 1 --port 2", "--port PUERTO aparece más de una vez"),
                Map.entry("up --no-demo=quizas", "'quizas' no es un valor para --no-demo"),
                Map.entry("import products", "Falta ARCHIVO"),
                Map.entry("import products a.csv b.csv", "Sobra 'b.csv'"),
                Map.entry("user add ana", "Falta --role ROL"));
        wrong.forEach((line, sentence) -> {
            Finished refused = RunningProgram.run(line, BOUND);
            assertThat(refused.exitCode()).as(line).isEqualTo(2);
            assertThat(refused.output()).as(line).startsWith(sentence).contains("Uso: ferrepos");
            isSpanish(refused);
        });
        for (String setting : List.of("up --port abc", "up --port 99999", "up --target nada")) {
            Finished refused = RunningProgram.run(setting, BOUND);
            assertThat(refused.exitCode()).as(setting).isEqualTo(1);
            assertThat(refused.output()).contains("debe ser un", setting.split(" ")[1], setting.split(" ")[2]);
        }
        Finished elsewhere = RunningProgram.run("up --port 8477 --host 203.0.113.7", BOUND);
        assertThat(elsewhere.exitCode()).isEqualTo(1);
        assertThat(elsewhere.output()).contains("revise --host").doesNotContain("en uso", "\tat ");
        for (String help : List.of("help", "help help", "up --help", "import products --help", "user --help")) {
            Finished shown = RunningProgram.run(help, BOUND);
            assertThat(shown.exitCode()).as(help).isZero();
            assertThat(shown.output()).as(help).contains("Uso: ferrepos");
            isSpanish(shown);
        }
    }

    private static void isSpanish(Finished said) {
        assertThat(said.output())
                .doesNotContainPattern(
                        "(?i)usage|unknown|missing|invalid|unmatched|did you|\\b(show|print|display|command|when|the)\\b");
    }

    /** The launcher goes on without its recording, so that nobody else would notice. */
    @Test
    void theRehearsalOfAStartComesToItsEnd() {
        RunningProgram.Options empty =
                new RunningProgram.Options(Installation.empty("train"), List.of(), Map.of(), List.of("-Xmx256m"));
        Finished rehearsal = RunningProgram.run(empty, "train", "", BOUND);
        assertThat(rehearsal.exitCode()).as(rehearsal.output()).isZero();
    }

    @Test
    void theDoctorFindsAGoodInstallationGoodAndABadOneBad() {
        RunningProgram.Options good = RunningProgram.Options.demo(Installation.empty("doctor"));
        Finished well = RunningProgram.run(good, "doctor", "", BOUND);
        assertThat(well.exitCode()).as(well.output()).isZero();
        assertThat(well.output()).contains("Todo en orden");
        Finished ill = RunningProgram.run(
                good.withArguments("--database-url", "postgresql://nobody:nothing@127.0.0.1:1/none"),
                "doctor",
                "",
                BOUND);
        assertThat(ill.exitCode()).as(ill.output()).isNotZero();
        assertThat(ill.output()).contains("MAL", "127.0.0.1:1").doesNotContain("\tat ");
    }

    private static void users(RunningProgram program, RunningProgram.Options options) {
        Finished added = RunningProgram.run(
                options, "user add nadia --role cajero --branch SCL-01", "primera-clave-larga\n", BOUND);
        assertThat(added.exitCode()).as(added.output()).isZero();
        assertThat(login(program, "nadia", "primera-clave-larga")).isEqualTo(200);
        Finished changed = RunningProgram.run(options, "user password nadia", "segunda-clave-larga\n", BOUND);
        assertThat(changed.exitCode()).as(changed.output()).isZero();
        assertThat(login(program, "nadia", "primera-clave-larga")).isEqualTo(401);
        assertThat(login(program, "nadia", "segunda-clave-larga")).isEqualTo(200);
        Finished refused = RunningProgram.run(options, "user add nadia --role cajero", "corta\n", BOUND);
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).doesNotContain("\tat ");
    }

    private static int login(RunningProgram program, String user, String password) {
        return Api.at(program.baseUrl())
                .post("/api/pos/auth/login", "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}")
                .status();
    }
}
