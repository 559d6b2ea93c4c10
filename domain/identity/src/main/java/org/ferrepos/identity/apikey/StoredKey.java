package org.ferrepos.identity.apikey;

/** A key with the hash of its secret; the text form hides the hash. */
record StoredKey(ApiKey key, String secretHash) {
    @Override
    public String toString() {
        return "StoredKey[" + key.id() + "]";
    }
}
