package org.ferrepos.platform.jobs;

/**
 * The file a job made, as it is told and fetched.
 *
 * @param file id in the store of files
 */
public record JobResult(String file, String name, String contentType, long bytes, String sha256) {}
