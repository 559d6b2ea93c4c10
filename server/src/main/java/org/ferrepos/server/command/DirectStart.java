package org.ferrepos.server.command;

import java.nio.file.InvalidPathException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ferrepos.server.boot.StartFailure;

/**
 * Runs {@code up} without the library that reads command lines. Its classes are too old for Java to record, so that
 * reading three options would be a twentieth of a start. What is not an option of {@code up} with its value is left to
 * the library, which also says what is wrong with it.
 */
public final class DirectStart {
    private DirectStart() {}

    /** The exit code; empty where the library has to look at the line. */
    public static Optional<Integer> run(String... arguments) {
        UpCommand command = new UpCommand();
        if (arguments.length == 0 || !arguments[0].equals("up") || !read(command, arguments)) {
            return Optional.empty();
        }
        try {
            return Optional.of(command.call());
        } catch (RuntimeException e) {
            StartFailure.report(e);
            return Optional.of(1);
        }
    }

    private static boolean read(UpCommand command, String... arguments) {
        Set<String> given = new HashSet<>();
        for (int i = 1; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            boolean known;
            if (parts[0].equals(UpCommand.NO_DEMO)) {
                known = parts.length == 1 && command.set(parts[0], "true");
            } else if (parts.length == 2) {
                known = isSet(command, parts[0], parts[1]);
            } else {
                i++;
                known = i < arguments.length && !arguments[i].startsWith("-") && isSet(command, parts[0], arguments[i]);
            }
            if (!known || !given.add(parts[0])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(UpCommand command, String name, String value) {
        try {
            return !value.isEmpty() && command.set(name, value);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
