package org.ferrepos.platform.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Areas come in the order of what they stand on, however they were found. */
final class AreasTest {
    private record Described(String name, Set<String> standsOn) implements Area {}

    private static final Area GROUND = new Described("platform", Set.of());
    private static final Area PEOPLE = new Described("people", Set.of("platform"));
    private static final Area GOODS = new Described("goods", Set.of("people"));
    private static final Area ALMANAC = new Described("almanac", Set.of("platform"));

    @Test
    void eachComesAfterWhatItStandsOn() {
        assertThat(Areas.of(List.of(GOODS, PEOPLE, ALMANAC, GROUND)).all())
                .extracting(Area::name)
                .containsExactly("platform", "almanac", "people", "goods");
    }

    @Test
    void whatIsBelowComesByItself() {
        Areas areas = Areas.of(List.of(ALMANAC, GOODS, GROUND, PEOPLE));

        assertThat(areas.closure(Set.of("goods"))).containsExactly(GROUND, PEOPLE, GOODS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> areas.closure(Set.of("gods")))
                .withMessageContaining("gods");
    }

    @Test
    void circlesDoublesAndWhatIsMissingAreRefused() {
        Area circle = new Described("platform", Set.of("goods"));
        assertThatIllegalStateException().isThrownBy(() -> Areas.of(List.of(circle, PEOPLE, GOODS)));
        assertThatIllegalStateException().isThrownBy(() -> Areas.of(List.of(GROUND, GOODS)));
        assertThatIllegalStateException()
                .isThrownBy(() -> Areas.of(List.of(GROUND, PEOPLE, PEOPLE)))
                .withMessageContaining("people");
    }
}
