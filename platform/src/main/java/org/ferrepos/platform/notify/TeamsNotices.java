package org.ferrepos.platform.notify;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ferrepos.platform.notify.Message.ChannelKind;
import org.ferrepos.platform.notify.Message.Recipient;

/** Trouble, told in the configured channel of Teams. */
@Singleton
public final class TeamsNotices implements NoticeWay {
    private final NoticeDesk desk;

    @Inject
    public TeamsNotices(NoticeDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "platform.teams";
    }

    @Override
    public boolean isWanted() {
        return desk.settings().alerts().channels().contains(ChannelKind.TEAMS);
    }

    @Override
    public NoticeDesk desk() {
        return desk;
    }

    @Override
    public Optional<Recipient> recipient(Notice notice) {
        return notice.isTrouble() ? Optional.of(new Recipient.Channel(ChannelKind.TEAMS)) : Optional.empty();
    }
}
