package org.ferrepos.server.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.ferrepos.server.boot.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The commands of {@code ./ferrepos}. */
@Command(
        name = "ferrepos",
        description = "Servidor central para cadenas de tiendas",
        resourceBundle = "org.ferrepos.server.command.help")
public final class FerrePosCommand {
    private static final String HELP = "help";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "muestra esta ayuda")
    @SuppressWarnings("UnusedVariable") // the library shows the help by itself
    private boolean help;

    private FerrePosCommand() {}

    /** Runs what the arguments ask for and returns the exit code. */
    public static int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        if (line.isEmpty() || line.getFirst().equals(HELP)) {
            line.removeAll(Set.of(HELP));
            line.add("--help");
        }
        return parser(line.getFirst())
                .setParameterExceptionHandler(new Misuse())
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    StartFailure.report(error);
                    return 1;
                })
                .execute(line.toArray(String[]::new));
    }

    /** Knows the one command that is asked for: reading the options of all of them would delay every start. */
    private static CommandLine parser(String name) {
        CommandLine parser = new CommandLine(new FerrePosCommand());
        Map<String, Supplier<Object>> commands = commands();
        if (commands.containsKey(name)) {
            commands.keySet().retainAll(Set.of(name));
        }
        commands.forEach((key, command) -> parser.addSubcommand(key, command.get()));
        return parser;
    }

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("up", UpCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("user", UserCommand::new);
        commands.put("keys", KeysCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("version", VersionCommand::new);
        commands.put("train", TrainCommand::new);
        return commands;
    }
}
