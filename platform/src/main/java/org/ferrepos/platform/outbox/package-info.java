/**
 * Events that are written in the transaction of the change they tell of, and handed to whoever must know. Their positions
 * are given once they can be seen, by one sequencer at a time, so that a reader that has read up to a position never meets
 * anything before it later, and two changes of one thing keep the order in which they took effect. Append after the changed
 * rows are locked, never before. Entry points: {@link org.ferrepos.platform.outbox.Outbox} to append,
 * {@link org.ferrepos.platform.outbox.Subscriber} to be told, {@link org.ferrepos.platform.outbox.OutboxReader} to read
 * from outside.
 */
@NullMarked
package org.ferrepos.platform.outbox;

import org.jspecify.annotations.NullMarked;
