package org.ferrepos.server.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.ferrepos.platform.config.ConfigurationLoader;
import org.ferrepos.platform.config.ConfigurationRequest;
import org.ferrepos.server.boot.Launch;
import org.ferrepos.server.boot.Rehearsal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the server on a throw-away directory, uses it once and ends, so that Java can record what a start loads. Looks
 * at no configuration and no environment: it must never touch a shop.
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true)
    private @Nullable Path data;

    @Override
    public Integer call() {
        Path directory = Path.of(String.valueOf(data)).toAbsolutePath();
        ConfigurationRequest request = ConfigurationRequest.of(Map.of(), directory)
                .withOverrides(Map.of(
                        "ferrepos.data_directory", directory.resolve("data").toString(),
                        "ferrepos.demo_password", UUID.randomUUID().toString(),
                        "server.port", "0"));
        Launch.run(ConfigurationLoader.load(request), true, Rehearsal.class);
        return 0;
    }
}
