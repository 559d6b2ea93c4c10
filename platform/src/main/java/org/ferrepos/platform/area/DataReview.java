package org.ferrepos.platform.area;

/**
 * What an area keeps although its rules would refuse it today, because an earlier version took it. Nothing is changed by
 * itself: which of the things is right, a person decides.
 *
 * @param key the area's sentence about them, with their number
 * @param sql gives one text for each of them
 */
public record DataReview(String key, String sql) {}
