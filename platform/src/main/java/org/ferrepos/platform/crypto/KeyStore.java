package org.ferrepos.platform.crypto;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.platform.config.ConfigurationException;
import org.ferrepos.platform.db.Database;
import org.jdbi.v3.core.Handle;

/** The wrapped keys in the database; whoever changes them holds one lock. */
final class KeyStore {
    private static final long LOCK = 0x6b65792072696e67L;
    private static final String SETTING = "security.encryption_key (DATABASE_ENCRYPTION_KEY)";

    private final Database database;
    private final MasterKeys masters;
    private final Clock clock;

    KeyStore(Database database, MasterKeys masters, Clock clock) {
        this.database = database;
        this.masters = masters;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // rows are read, never compared
    private record Wrapped(int id, byte[] bytes, String masterKeyId, Instant createdAt) {}

    KeyRing.Unlocked unlock() {
        return database.inTransaction(handle -> {
            lock(handle);
            List<Wrapped> stored = read(handle);
            if (stored.isEmpty()) {
                insert(handle, DataKey.fresh(1, clock.instant()), wrapping(handle));
                stored = read(handle);
            }
            return unwrapAll(handle, stored);
        });
    }

    KeyRing.Unlocked add() {
        return database.inTransaction(handle -> {
            lock(handle);
            KeyRing.Unlocked known = unwrapAll(handle, read(handle));
            insert(handle, DataKey.fresh(known.active().id() + 1, clock.instant()), wrapping(handle));
            return unwrapAll(handle, read(handle));
        });
    }

    void retireAllBut(int active) {
        database.inTransaction(handle -> {
            lock(handle);
            return handle.createUpdate(
                            "update platform.data_key set retired_at = :at where key_id < :active and retired_at is null")
                    .bind("at", now())
                    .bind("active", active)
                    .execute();
        });
    }

    private KeyRing.Unlocked unwrapAll(Handle handle, List<Wrapped> stored) {
        MasterKey wrapping = wrapping(handle);
        Map<Integer, DataKey> keys = HashMap.newHashMap(stored.size());
        for (Wrapped wrapped : stored) {
            MasterKey master = masterOf(handle, wrapped, wrapping);
            DataKey key = DataKey.unwrap(wrapped.id, wrapped.bytes, wrapped.createdAt, master)
                    .orElseThrow(() -> new ConfigurationException(List.of("platform.data_key: la clave de datos "
                            + wrapped.id + " no se abre con la clave maestra " + master.id()
                            + ": está dañada; restaure esa tabla de un respaldo")));
            if (!master.id().equals(wrapping.id())) {
                rewrap(handle, key, wrapping);
            }
            keys.put(key.id(), key);
        }
        if (masters.first().isPresent()) {
            handle.execute("delete from platform.unprotected_master_key");
        }
        DataKey active = keys.get(stored.getLast().id);
        return new KeyRing.Unlocked(Map.copyOf(keys), java.util.Objects.requireNonNull(active));
    }

    private MasterKey masterOf(Handle handle, Wrapped wrapped, MasterKey wrapping) {
        String id = wrapped.masterKeyId;
        if (wrapping.id().equals(id)) {
            return wrapping;
        }
        return masters.find(id)
                .or(() -> unprotected(handle).filter(key -> key.id().equals(id)))
                .orElseThrow(() -> new ConfigurationException(List.of(missing(id))));
    }

    private String missing(String id) {
        return masters.first().isEmpty()
                ? SETTING + ": falta; los datos de esta base están cifrados con la clave " + id
                : SETTING + ": no es la clave con que se cifraron los datos de esta base (identificador "
                        + masters.first().get().id() + ", se necesita " + id + ")";
    }

    /** The master key that wraps: the one given, or one that the database keeps. */
    private MasterKey wrapping(Handle handle) {
        return masters.first().or(() -> unprotected(handle)).orElseGet(() -> {
            if (!read(handle).isEmpty()) {
                throw new ConfigurationException(List.of(missing(read(handle).getLast().masterKeyId)));
            }
            handle.createUpdate("insert into platform.unprotected_master_key (key, created_at) values (:key, :at)")
                    .bind("key", Aead.randomBytes(MasterKey.BYTES))
                    .bind("at", now())
                    .execute();
            return unprotected(handle).orElseThrow();
        });
    }

    private static Optional<MasterKey> unprotected(Handle handle) {
        return handle.createQuery("select key from platform.unprotected_master_key")
                .mapTo(byte[].class)
                .findOne()
                .map(MasterKey::of);
    }

    private static List<Wrapped> read(Handle handle) {
        return handle.createQuery(
                        "select key_id, wrapped, master_key_id, created_at from platform.data_key order by key_id")
                .map((rows, context) -> new Wrapped(
                        rows.getInt("key_id"),
                        rows.getBytes("wrapped"),
                        rows.getString("master_key_id"),
                        rows.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static void insert(Handle handle, DataKey key, MasterKey master) {
        handle.createUpdate("""
                        insert into platform.data_key (key_id, wrapped, master_key_id, created_at)
                        values (:id, :wrapped, :master, :at)""")
                .bind("id", key.id())
                .bind("wrapped", key.wrappedWith(master))
                .bind("master", master.id())
                .bind("at", key.createdAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static void rewrap(Handle handle, DataKey key, MasterKey master) {
        handle.createUpdate(
                        "update platform.data_key set wrapped = :wrapped, master_key_id = :master where key_id = :id")
                .bind("id", key.id())
                .bind("wrapped", key.wrappedWith(master))
                .bind("master", master.id())
                .execute();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static void lock(Handle handle) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Integer.class)
                .one();
    }
}
