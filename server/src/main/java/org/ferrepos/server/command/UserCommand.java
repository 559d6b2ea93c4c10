package org.ferrepos.server.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ferrepos.identity.IdentitySetup;
import org.ferrepos.identity.NewUser;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds users and sets passwords from the machine the program runs on. */
@Command(
        name = "user",
        description = "Crea usuarios y cambia contraseñas",
        subcommands = {UserCommand.Add.class, UserCommand.Password.class})
final class UserCommand implements Callable<Integer> {
    @Override
    @SuppressWarnings("SystemOut")
    public Integer call() {
        System.err.println(
                "Indique la acción: ./ferrepos user add NOMBRE --role ROL, o ./ferrepos user password NOMBRE");
        return 2;
    }

    /** Adds a user. */
    @Command(name = "add", description = "Crea un usuario")
    static final class Add implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "USUARIO")
        private String username = "";

        @Option(names = "--role", required = true, paramLabel = "ROL", description = "se puede repetir")
        private List<String> roles = List.of();

        @Option(names = "--name", paramLabel = "NOMBRE", description = "nombre de la persona")
        private @Nullable String name;

        @Option(names = "--branch", paramLabel = "SUCURSAL", description = "código; sin ella, toda la cadena")
        private @Nullable String branch;

        @Mixin
        private ConfigurationOptions options = new ConfigurationOptions();

        @Override
        public Integer call() throws IOException {
            String password = readPassword();
            String shown = name == null ? username : name;
            Task.start(
                    options.load(),
                    beans -> reported("Usuario " + username + " creado", () -> {
                        var _ = beans.select(IdentitySetup.class)
                                .get()
                                .addUser(new NewUser(username, shown, password, roles, Optional.ofNullable(branch)));
                    }));
            return 0;
        }
    }

    /** Sets a password. */
    @Command(name = "password", description = "Cambia la contraseña de un usuario")
    static final class Password implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "USUARIO")
        private String username = "";

        @Mixin
        private ConfigurationOptions options = new ConfigurationOptions();

        @Override
        public Integer call() throws IOException {
            String password = readPassword();
            Task.start(
                    options.load(),
                    beans -> reported(
                            "Contraseña de " + username + " cambiada",
                            () -> beans.select(IdentitySetup.class).get().setPassword(username, password)));
            return 0;
        }
    }

    /** From the terminal without echo, or one line of standard input for scripts; never from the command line. */
    @SuppressWarnings("SystemOut")
    private static String readPassword() throws IOException {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("Contraseña nueva (al menos 12 caracteres): ");
            return typed == null ? "" : new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    @SuppressWarnings("SystemOut")
    private static int reported(String success, Runnable action) {
        try {
            action.run();
            System.out.println(success);
            return 0;
        } catch (ProblemException e) {
            Problem problem = e.problem();
            Messages messages = Messages.forLocale(Messages.SPANISH);
            System.err.println(messages.format(problem.code().name(), problem.arguments()));
            for (FieldError error : problem.errors()) {
                System.err.println(
                        "  " + error.field() + ": " + messages.format(error.messageKey(), error.arguments()));
            }
            return 1;
        }
    }
}
