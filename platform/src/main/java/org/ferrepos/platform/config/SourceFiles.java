package org.ferrepos.platform.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;

/** Finds and reads the files a configuration comes from. */
final class SourceFiles {

    private final ConfigurationRequest request;
    private final Findings findings;

    SourceFiles(ConfigurationRequest request, Findings findings) {
        this.request = request;
        this.findings = findings;
    }

    /** A file that was read, with the name to use in messages. */
    record Text(String name, String content) {

        /** Leaves the content out: it may hold secrets. */
        @Override
        public String toString() {
            return "Text[" + name + "]";
        }
    }

    /** What the areas say of their own keys. */
    List<Setting> defaults() {
        List<Setting> settings = new ArrayList<>();
        for (Area area : Areas.ofThisProgram().all()) {
            settings.addAll(defaults(area));
        }
        return settings;
    }

    private List<Setting> defaults(Area area) {
        try (InputStream stream = area.getClass().getResourceAsStream("/" + area.defaults())) {
            if (stream == null) {
                return List.of();
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new YamlFile("valores por defecto", new Interpolation(name -> Optional.empty()), findings)
                    .read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of the file named explicitly, or of the one for the environment. */
    List<Setting> configuration(String environment, Variables variables) {
        Optional<Path> file = request.configFile().isPresent()
                ? request.configFile().map(request.home()::resolve)
                : configurationFile(environment, variables);
        return file.flatMap(found -> read(found, "el archivo de configuración"))
                .map(text ->
                        new YamlFile(text.name(), new Interpolation(variables::lookup), findings).read(text.content()))
                .orElse(List.of());
    }

    /** The one named explicitly; else {@code .env}; else {@code .env.<environment>} as the guides name it. */
    Optional<Text> environmentFile() {
        if (request.envFile().isPresent()) {
            return read(request.home().resolve(request.envFile().get()), "el archivo de variables");
        }
        Optional<Path> plain = Optional.of(request.home().resolve(".env")).filter(Files::isRegularFile);
        Optional<Path> found = plain.or(() -> EnvironmentVariables.ENVIRONMENT.stream()
                .map(name -> request.environment().getOrDefault(name, ""))
                .flatMap(name -> Environment.canonical(name).stream())
                .map(name -> request.home().resolve(".env." + name))
                .filter(Files::isRegularFile)
                .findFirst());
        return found.flatMap(file -> read(file, "el archivo de variables"));
    }

    private Optional<Path> configurationFile(String environment, Variables variables) {
        Optional<String> named = variables.firstValue(List.of(EnvironmentVariables.CONFIG_PATH));
        Path directory;
        try {
            directory = request.home().resolve(named.orElse("configs"));
        } catch (InvalidPathException e) {
            findings.problem(EnvironmentVariables.CONFIG_PATH + ": debe ser un directorio");
            return Optional.empty();
        }
        if (named.isPresent() && Files.isRegularFile(directory)) {
            return Optional.of(directory);
        }
        Optional<Path> file = Environment.fileNames(environment).stream()
                .filter(name -> name.matches("[a-z0-9_-]+"))
                .map(name -> directory.resolve("config." + name + ".yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isEmpty() && named.isPresent()) {
            findings.problem(EnvironmentVariables.CONFIG_PATH + ": no existe el archivo "
                    + directory.resolve("config." + environment + ".yaml"));
        }
        return file;
    }

    private Optional<Text> read(Path file, String what) {
        try {
            if (Files.size(file) > YamlFile.LARGEST_FILE_BYTES) {
                findings.problem(file + ": " + what + " supera " + YamlFile.LARGEST_FILE_BYTES + " bytes");
                return Optional.empty();
            }
            return Optional.of(new Text(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            findings.problem(file + ": " + what + " no se puede leer en UTF-8 o no existe");
            return Optional.empty();
        }
    }
}
