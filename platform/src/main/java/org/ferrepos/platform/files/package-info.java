/**
 * Keeps files: uploads, results of jobs, exports, documents. Entry point: {@link FileStore}.
 *
 * <p>Content is kept once under its SHA-256, in a directory or a bucket; each file is a row of its own that refers to
 * it. A row is complete only after its content is safe on disk, and content leaves only when no row refers to it, under
 * the lock that a new reference needs. What is read is compared with its checksum before the first byte is handed out.
 */
@NullMarked
package org.ferrepos.platform.files;

import org.jspecify.annotations.NullMarked;
