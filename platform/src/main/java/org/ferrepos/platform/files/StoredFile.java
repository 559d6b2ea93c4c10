package org.ferrepos.platform.files;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is kept.
 *
 * @param owner the user or key that may have it; empty for files of the installation
 * @param permission what another caller must hold to have it; empty where only the owner may
 * @param sha256 checksum of the content, 64 hexadecimal digits
 * @param expiresAt from when on it is gone; empty for files that stay until they are deleted
 */
public record StoredFile(
        UUID id,
        String kind,
        String name,
        String contentType,
        Optional<UUID> owner,
        Optional<String> permission,
        long bytes,
        String sha256,
        Instant createdAt,
        Optional<Instant> expiresAt) {}
