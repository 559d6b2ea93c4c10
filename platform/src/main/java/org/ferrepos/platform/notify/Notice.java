package org.ferrepos.platform.notify;

import java.util.List;

/**
 * What there is to say of an event.
 *
 * @param isTrouble whether whoever looks after the installation must know
 * @param recipients addresses that asked to be told of this
 */
record Notice(Message message, boolean isTrouble, List<String> recipients) {
    Notice {
        recipients = List.copyOf(recipients);
    }
}
