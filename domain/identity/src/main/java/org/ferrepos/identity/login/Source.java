package org.ferrepos.identity.login;

import org.ferrepos.platform.http.ClientAddress;
import org.ferrepos.platform.security.Caller;

/** Where a password comes from; wrong ones are counted for each name and source. */
sealed interface Source {
    /** Stands for all sources of a name together. */
    String EVERYWHERE = "";

    /** The name it has among the stored failures. */
    String key();

    /** Whoever knows no more than an address. */
    record Network(String address) implements Source {
        @Override
        public String key() {
            return ClientAddress.networkOf(address);
        }
    }

    /**
     * The caller who asks somebody to approve: otherwise a cashier could lock a supervisor out. It opens no faster way to
     * guess, because each caller has as many tries at each user as a login gives, they are stored for all processes, and a
     * caller is an account or a key that somebody with more rights made and whose lock-out is in the audit.
     */
    record Asking(Caller caller) implements Source {
        @Override
        public String key() {
            return "caller:" + caller.id();
        }
    }
}
