package org.ferrepos.platform.config;

/** After how many wrong passwords an account is locked, and for how long. */
public record LoginSettings(int maxFailures, int lockMinutes) {

    static LoginSettings read(MergedSettings reader) {
        return new LoginSettings(
                reader.integer("security.login.max_failures", 1, 1_000),
                reader.integer("security.login.lock_minutes", 1, 1_440));
    }
}
