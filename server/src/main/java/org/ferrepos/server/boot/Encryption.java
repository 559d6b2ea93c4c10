package org.ferrepos.server.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.area.SealedColumn;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.ConfigurationException;
import org.ferrepos.platform.config.Secret;
import org.ferrepos.platform.crypto.AccessLog;
import org.ferrepos.platform.crypto.FieldCipher;
import org.ferrepos.platform.crypto.KeyRing;
import org.ferrepos.platform.crypto.KeyRotation;
import org.ferrepos.platform.crypto.MasterKey;
import org.ferrepos.platform.crypto.MasterKeys;
import org.ferrepos.platform.crypto.SecretStore;
import org.ferrepos.platform.db.Database;
import org.jboss.logging.Logger;

/**
 * Gives the areas what seals and opens values. The master key is the configured one; where there is none, the database
 * keeps it, so that all processes agree and a restored backup opens.
 */
@Singleton
public final class Encryption {
    private static final Logger LOG = Logger.getLogger(Encryption.class);
    private static final String KEY_OF_BEFORE = "encryption.key";

    @Produces
    @Singleton
    KeyRing keyRing(Configuration configuration, Database database, Clock clock, MeterRegistry registry) {
        KeyRing keys = KeyRing.open(database, masterKeys(configuration), clock);
        Gauge.builder(
                        "ferre_pos_encryption_key_age_seconds",
                        keys,
                        ring -> ring.age().toSeconds())
                .register(registry);
        return keys;
    }

    @Produces
    @Singleton
    FieldCipher fieldCipher(KeyRing keys) {
        return new FieldCipher(keys);
    }

    @Produces
    @Singleton
    AccessLog accessLog(Database database, Clock clock) {
        return new AccessLog(database, clock);
    }

    @Produces
    @Singleton
    SecretStore secretStore(Database database, FieldCipher cipher, AccessLog log, Clock clock) {
        return new SecretStore(database, cipher, log, clock);
    }

    @Produces
    @Singleton
    KeyRotation keyRotation(Database database, KeyRing keys) {
        List<SealedColumn> columns = Areas.ofThisProgram().all().stream()
                .flatMap(area -> area.sealedColumns().stream())
                .toList();
        return new KeyRotation(database, keys, columns);
    }

    /** The configured key, and one of before that an operator left beside the data to have it replaced. */
    private static MasterKeys masterKeys(Configuration configuration) {
        List<MasterKey> known = new ArrayList<>(2);
        configuration
                .security()
                .encryptionKey()
                .map(Secret::reveal)
                .map(MasterKey::ofHex)
                .ifPresent(known::add);
        Path before = configuration.dataDirectory().resolve(KEY_OF_BEFORE);
        try {
            if (Files.exists(before)) {
                known.add(MasterKey.ofHex(Files.readString(before).strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no se pudo leer " + before, e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(before + ": debe contener 64 dígitos hexadecimales"));
        }
        if (known.isEmpty()) {
            LOG.log(configuration.isProduction() ? Logger.Level.WARN : Logger.Level.INFO, """
                    DATABASE_ENCRYPTION_KEY is not set: the key that seals costs and secrets lies in the database and \
                    does not protect them from who can read it""");
        }
        return new MasterKeys(known);
    }
}
