package org.ferrepos.server.command;

import java.util.concurrent.Callable;
import org.ferrepos.platform.crypto.KeyRing;
import org.ferrepos.platform.crypto.KeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Changes and checks the keys that seal sensitive values; the shop may sell meanwhile. */
@Command(
        name = "keys",
        description = "Cambia y comprueba las claves de cifrado",
        subcommands = {KeysCommand.Rotate.class, KeysCommand.Check.class})
final class KeysCommand implements Callable<Integer> {
    private static final int SHOWN_BROKEN = 50;

    @Override
    @SuppressWarnings("SystemOut")
    public Integer call() {
        System.err.println("Indique la acción: ./ferrepos keys rotate, o ./ferrepos keys check");
        return 2;
    }

    /** Seals everything with a new key. */
    @Command(
            name = "rotate",
            description = "Cifra de nuevo todos los datos sensibles con una clave nueva; si se interrumpe, se repite")
    static final class Rotate implements Callable<Integer> {
        @Mixin
        private ConfigurationOptions options = new ConfigurationOptions();

        @Override
        public Integer call() {
            Task.start(
                    options.load(),
                    beans -> rotate(
                            beans.select(KeyRotation.class).get(),
                            beans.select(KeyRing.class).get()));
            return 0;
        }

        @SuppressWarnings("SystemOut")
        private static int rotate(KeyRotation rotation, KeyRing keys) {
            long all = rotation.values();
            System.out.printf("Valores cifrados: %d%n", all);
            long resealed = rotation.rotate(seen -> System.out.printf("  revisados %d de %d%n", seen, all));
            System.out.printf("Cifrados de nuevo con la clave %d: %d%n", keys.activeKeyId(), resealed);
            return report(rotation.check());
        }
    }

    /** Opens everything. */
    @Command(name = "check", description = "Comprueba que todos los valores cifrados se abren; termina con 1 si no")
    static final class Check implements Callable<Integer> {
        @Mixin
        private ConfigurationOptions options = new ConfigurationOptions();

        @Override
        public Integer call() {
            Task.start(
                    options.load(),
                    beans -> report(beans.select(KeyRotation.class).get().check()));
            return 0;
        }
    }

    @SuppressWarnings("SystemOut")
    private static int report(KeyRotation.Check check) {
        System.out.printf(
                "Se abren %d valores; fallan %d%n",
                check.opened(), check.broken().size());
        check.broken().stream().limit(SHOWN_BROKEN).forEach(value -> System.out.println("  no se abre: " + value));
        return check.broken().isEmpty() ? 0 : 1;
    }
}
