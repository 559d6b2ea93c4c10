package org.ferrepos.server.command;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in the language of the commands; the library speaks English alone. */
final class Misuse implements IParameterExceptionHandler {
    @Override
    @SuppressWarnings("SystemOut")
    public int handleParseException(ParameterException misuse, String[] line) {
        CommandLine command = misuse.getCommandLine();
        System.err.println(sentence(misuse));
        System.err.print(command.getUsageMessage());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(ParameterException misuse) {
        return switch (misuse) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing ->
                "Falta " + missing.getMissing().stream().map(Misuse::shape).collect(Collectors.joining(", "));
            case OverwrittenOptionException twice -> shape(twice.getOverwritten()) + " aparece más de una vez";
            default ->
                misuse.getArgSpec() == null
                        ? "La línea de comandos no se entiende"
                        : "'" + misuse.getValue() + "' no es un valor para " + shape(misuse.getArgSpec());
        };
    }

    private static String unmatched(UnmatchedArgumentException misuse) {
        String first = misuse.getUnmatched().getFirst();
        if (misuse.isUnknownOption()) {
            return "No existe la opción " + first;
        }
        boolean group = !misuse.getCommandLine().getSubcommands().isEmpty();
        return (group ? "No existe el comando '" : "Sobra '") + first + "'";
    }

    private static String shape(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                : argument.paramLabel();
    }
}
