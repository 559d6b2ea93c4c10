package org.ferrepos.platform.db;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A counter per area that grows with every change others may have cached. It is raised in the transaction of the change
 * and read in the transaction that uses the cache: whoever sees an unchanged counter may trust what it cached.
 */
public final class Revisions {
    private Revisions() {}

    /** Raises the counter of an area and returns the new value; concurrent changes of the area wait for each other. */
    public static long raise(Handle handle, String area) {
        return handle.createQuery(
                        "update platform.revision set revision = revision + 1 where area = :area returning revision")
                .bind("area", area)
                .mapTo(Long.class)
                .one();
    }

    public static long current(Handle handle, String area) {
        return handle.createQuery("select revision from platform.revision where area = :area")
                .bind("area", area)
                .mapTo(Long.class)
                .one();
    }

    /** Adds the reading of all counters to a pipeline. */
    public static Pipeline.Result<Map<String, Long>> readAll(Pipeline pipeline) {
        return pipeline.query("select area, revision from platform.revision", parameters -> {}, rows -> {
            Map<String, Long> revisions = new HashMap<>();
            while (rows.next()) {
                revisions.put(rows.getString(1), rows.getLong(2));
            }
            return revisions;
        });
    }
}
