/**
 * The embedded database: a real, durable PostgreSQL server that this program unpacks, starts, watches and stops itself.
 * Entry point: {@link org.ferrepos.platform.db.embedded.EmbeddedPostgres#start}.
 *
 * <p>Only the binaries come from the zonky project. Its own library is made for tests: it switches fsync off, cleans
 * the data up, and does not take over a server that outlived its program. A shop's sales need the opposite, so the
 * supervision is written here.
 *
 * <p>Invariants: at most one supervisor per directory (a file lock held for the life of the program); {@code pgdata}
 * appears by rename once it is complete and is never deleted by this code; a server that survived a killed program is
 * taken over instead of being started twice; the server listens on the loopback address alone; every wait is bounded.
 *
 * <p>What a broken server could do is bounded too: started by root it runs as an account that owns the data and nothing
 * else ({@link org.ferrepos.platform.db.embedded.ServerAccount}), root writes among the data with that account's rights,
 * and the program works on the database as roles that may do nothing else in the server
 * ({@link org.ferrepos.platform.db.embedded.ServerRoles}).
 */
@NullMarked
package org.ferrepos.platform.db.embedded;

import org.jspecify.annotations.NullMarked;
