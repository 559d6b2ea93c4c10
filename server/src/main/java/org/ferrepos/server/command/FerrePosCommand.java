package org.ferrepos.server.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.ferrepos.server.boot.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./ferrepos}. */
@Command(name = "ferrepos", description = "Servidor central para cadenas de tiendas")
public final class FerrePosCommand {
    private FerrePosCommand() {}

    /** Runs what the arguments ask for and returns the exit code. */
    public static int run(String... arguments) {
        String[] line = arguments.length == 0 ? new String[] {"help"} : arguments;
        return parser(line[0])
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    StartFailure.report(error);
                    return 1;
                })
                .execute(line);
    }

    /** Knows the one command that is asked for: reading the options of all of them would delay every start. */
    private static CommandLine parser(String name) {
        CommandLine parser = new CommandLine(new FerrePosCommand());
        Map<String, Supplier<Object>> commands = commands();
        if (commands.containsKey(name)) {
            commands.keySet().retainAll(Set.of(name));
        }
        commands.forEach((key, command) -> parser.addSubcommand(key, command.get()));
        if (commands.size() > 1) {
            parser.addSubcommand("help", new CommandLine.HelpCommand());
        }
        return parser;
    }

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("up", UpCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("user", UserCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("version", VersionCommand::new);
        commands.put("train", TrainCommand::new);
        return commands;
    }
}
