package org.ferrepos.platform.area;

import java.util.function.Function;

/**
 * One typed record of settings and how it is read; {@code configuration.of(type)} gives it back.
 *
 * @param reader reads every key, with its bounds; called once at the start, and to list the keys that exist
 */
public record AreaSettings<T>(Class<T> type, Function<SettingsReader, T> reader) {

    public static <T> AreaSettings<T> of(Class<T> type, Function<SettingsReader, T> reader) {
        return new AreaSettings<>(type, reader);
    }
}
