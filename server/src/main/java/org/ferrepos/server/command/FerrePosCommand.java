package org.ferrepos.server.command;

import org.ferrepos.server.boot.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./ferrepos}. */
@Command(
        name = "ferrepos",
        description = "Servidor central para cadenas de tiendas",
        subcommands = {
            UpCommand.class,
            ImportCommand.class,
            UserCommand.class,
            DoctorCommand.class,
            VersionCommand.class,
            TrainCommand.class,
            CommandLine.HelpCommand.class
        })
public final class FerrePosCommand {
    private FerrePosCommand() {}

    /** Runs what the arguments ask for and returns the exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new FerrePosCommand())
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    StartFailure.report(error);
                    return 1;
                })
                .execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }
}
