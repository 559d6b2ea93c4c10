package org.ferrepos.server.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.area.RouteTag;

/** What the groups of routes are about, as their areas say. */
final class Tags {
    private static final Map<String, String> DESCRIPTIONS = Areas.ofThisProgram().all().stream()
            .flatMap(area -> area.tags().stream())
            .collect(Collectors.toMap(RouteTag::name, RouteTag::description));

    private Tags() {}

    static List<Tag> described(List<Tag> tags) {
        for (Tag tag : tags) {
            String description = DESCRIPTIONS.get(tag.getName());
            if (tag.getDescription() == null && description != null) {
                tag.setDescription(description);
            }
        }
        return tags.stream()
                .sorted(java.util.Comparator.comparing(Tag::getName))
                .toList();
    }
}
