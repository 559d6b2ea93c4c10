package org.ferrepos.platform.crypto;

import java.util.List;
import java.util.Optional;

/**
 * The master keys a process knows: the first wraps, the others are of before and only unwrap. With none, the database
 * keeps one itself, which protects nothing from who can read it.
 */
public record MasterKeys(List<MasterKey> known) {

    public MasterKeys {
        known = List.copyOf(known);
    }

    Optional<MasterKey> first() {
        return known.stream().findFirst();
    }

    Optional<MasterKey> find(String id) {
        return known.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
