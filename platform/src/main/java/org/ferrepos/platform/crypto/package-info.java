/**
 * Secrets at rest: sensitive values are sealed with AES-256-GCM under a data key, data keys are wrapped with the master
 * key that the operator gives ({@code DATABASE_ENCRYPTION_KEY}).
 *
 * <p>A sealed value names its data key, and is bound to its field and its row: moved elsewhere it does not open. Every
 * opening leaves a row in {@code platform.encrypted_data_access_log}, one per use. Keys are never deleted, so that old
 * backups open. Entry points: {@link org.ferrepos.platform.crypto.FieldCipher} to seal and open, {@link
 * org.ferrepos.platform.crypto.KeyRing} for the keys, {@link org.ferrepos.platform.crypto.KeyRotation} to change them.
 */
@NullMarked
package org.ferrepos.platform.crypto;

import org.jspecify.annotations.NullMarked;
