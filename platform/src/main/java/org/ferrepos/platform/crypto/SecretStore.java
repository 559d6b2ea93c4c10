package org.ferrepos.platform.crypto;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.ferrepos.platform.area.SealedColumn;
import org.ferrepos.platform.db.Database;
import org.jdbi.v3.core.Handle;

/** Secrets of the program under a name, sealed; the same for every process of a database. */
public final class SecretStore {
    private static final String FIELD = "platform.secret.sealed";
    /** Declared so that keys can be changed. */
    public static final SealedColumn COLUMN =
            new SealedColumn(FIELD, "platform.secret", "name", "sealed", Optional.empty());

    private final Database database;
    private final FieldCipher cipher;
    private final AccessLog log;
    private final Clock clock;

    public SecretStore(Database database, FieldCipher cipher, AccessLog log, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.log = log;
        this.clock = clock;
    }

    public Optional<String> find(String name) {
        Optional<byte[]> sealed = database.read(handle -> select(handle, name));
        sealed.ifPresent(value -> log.add(new AccessLog.Use(FIELD, name), 1));
        return sealed.map(value -> cipher.openText(FIELD, name, value));
    }

    /** The secret of this name; where there is none yet, the given one is kept first. Processes agree on one. */
    public String findOrKeep(String name, Supplier<String> fresh) {
        return find(name).orElseGet(() -> {
            database.inTransaction(handle -> insert(handle, name, fresh.get(), "nothing"));
            return find(name).orElseThrow();
        });
    }

    /** Keeps a secret, or replaces the one of this name. */
    public void keep(String name, String secret) {
        database.inTransaction(handle ->
                insert(handle, name, secret, "update set sealed = excluded.sealed, changed_at = excluded.changed_at"));
    }

    private int insert(Handle handle, String name, String secret, String onConflict) {
        return handle.createUpdate("insert into platform.secret (name, sealed, changed_at) values (:name, :sealed, :at)"
                        + " on conflict (name) do " + onConflict)
                .bind("name", name)
                .bind("sealed", cipher.sealText(FIELD, name, secret))
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static Optional<byte[]> select(Handle handle, String name) {
        return handle.createQuery("select sealed from platform.secret where name = :name")
                .bind("name", name)
                .mapTo(byte[].class)
                .findOne();
    }
}
