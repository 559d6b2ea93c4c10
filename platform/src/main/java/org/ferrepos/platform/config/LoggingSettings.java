package org.ferrepos.platform.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is logged, in which form, and where to. */
public record LoggingSettings(Level level, Format format, Output output, LogFileSettings file) {

    /** The least severe entry that is written. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** The form of an entry: for people or for a log collector. */
    public enum Format {
        TEXT,
        JSON
    }

    /** Where entries go. */
    public enum Output {
        STDOUT,
        FILE,
        BOTH
    }

    /** The directory of the log files and how they rotate. */
    public record LogFileSettings(
            Path directory, int maxSizeMegabytes, int maxBackups, int maxAgeDays, boolean compress) {

        static LogFileSettings read(MergedSettings reader, Path home) {
            return new LogFileSettings(
                    home.resolve(reader.pathText("logging.file.path")),
                    reader.integer("logging.file.max_size", 1, 10_240),
                    reader.integer("logging.file.max_backups", 0, 1_000),
                    reader.integer("logging.file.max_age", 0, 3_650),
                    reader.flag("logging.file.compress"));
        }
    }

    static LoggingSettings read(MergedSettings reader, String environment, Path home) {
        Format format = environment.equals(Environment.PRODUCTION) ? Format.JSON : Format.TEXT;
        return new LoggingSettings(
                reader.choice("logging.level", levels(), Level.INFO),
                reader.choice("logging.format", ordered("text", Format.TEXT, "json", Format.JSON), format),
                reader.choice("logging.output", outputs(), Output.STDOUT),
                LogFileSettings.read(reader, home));
    }

    private static Map<String, Level> levels() {
        Map<String, Level> levels = new LinkedHashMap<>();
        levels.put("trace", Level.TRACE);
        levels.put("debug", Level.DEBUG);
        levels.put("info", Level.INFO);
        levels.put("warn", Level.WARN);
        levels.put("warning", Level.WARN);
        levels.put("error", Level.ERROR);
        levels.put("critical", Level.ERROR);
        levels.put("fatal", Level.ERROR);
        return levels;
    }

    private static Map<String, Output> outputs() {
        Map<String, Output> outputs = new LinkedHashMap<>(ordered("stdout", Output.STDOUT, "file", Output.FILE));
        outputs.put("both", Output.BOTH);
        return outputs;
    }

    private static <E> Map<String, E> ordered(String first, E firstValue, String second, E secondValue) {
        Map<String, E> map = new LinkedHashMap<>();
        map.put(first, firstValue);
        map.put(second, secondValue);
        return map;
    }
}
