package org.ferrepos.server.command;

import java.util.Iterator;
import org.ferrepos.platform.targets.RunningTargets;

/** What {@code --target} may name, for its help. */
final class TargetNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return RunningTargets.names().iterator();
    }
}
