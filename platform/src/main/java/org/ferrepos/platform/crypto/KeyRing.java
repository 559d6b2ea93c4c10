package org.ferrepos.platform.crypto;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.platform.db.Database;

/** The data keys of a database, unwrapped; the newest one seals. */
public final class KeyRing {
    /** After it an operator is reminded to change the key. */
    public static final Duration REMINDER_AGE = Duration.ofDays(90);

    private final Database database;
    private final MasterKeys masters;
    private final Clock clock;
    private volatile Unlocked unlocked;

    private KeyRing(Database database, MasterKeys masters, Clock clock, Unlocked unlocked) {
        this.database = database;
        this.masters = masters;
        this.clock = clock;
        this.unlocked = unlocked;
    }

    /** The keys as they were last read. */
    record Unlocked(Map<Integer, DataKey> byId, DataKey active) {}

    /**
     * Unwraps the keys of the database, or makes the first one. Keys that another of the given master keys wrapped are
     * wrapped anew with the first. Throws a {@link org.ferrepos.platform.config.ConfigurationException} with a sentence
     * when no given master key opens them.
     */
    public static KeyRing open(Database database, MasterKeys masters, Clock clock) {
        return new KeyRing(database, masters, clock, new KeyStore(database, masters, clock).unlock());
    }

    DataKey active() {
        return unlocked.active;
    }

    /** A key that another process made meanwhile is read when it is first met. */
    Optional<DataKey> find(int id) {
        DataKey known = unlocked.byId.get(id);
        if (known == null) {
            refresh();
            known = unlocked.byId.get(id);
        }
        return Optional.ofNullable(known);
    }

    /** Takes over what other processes did to the keys. */
    public void refresh() {
        unlocked = new KeyStore(database, masters, clock).unlock();
    }

    /** Makes a new key that seals from now on; values sealed before open as they did. */
    void addKey() {
        unlocked = new KeyStore(database, masters, clock).add();
    }

    /** Notes that nothing is sealed with older keys any more. */
    void retireAllButActive() {
        new KeyStore(database, masters, clock).retireAllBut(active().id());
    }

    /** How long the active key has been in use. */
    public Duration age() {
        return Duration.between(active().createdAt(), clock.instant());
    }

    public int activeKeyId() {
        return active().id();
    }
}
