/**
 * Messages to people outside the program: mail, and the webhooks of Slack, Teams and Telegram. Entry point: {@link
 * Notifier}.
 *
 * <p>A delivery waits for others and so belongs into a durable job or a subscriber of the outbox, never into a request.
 * Its result says whether trying again makes sense; a channel that is not configured is told apart from one that fails,
 * so that an installation without mail works as before.
 */
@NullMarked
package org.ferrepos.platform.notify;

import org.jspecify.annotations.NullMarked;
