package org.ferrepos.platform.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** The areas of this program, each after those it stands on. */
public final class Areas {
    private static final Areas OF_THIS_PROGRAM = of(ServiceLoader.load(Area.class, Area.class.getClassLoader()));

    private final Map<String, Area> byName;

    private Areas(Map<String, Area> byName) {
        this.byName = byName;
    }

    /** Those on the class path. */
    public static Areas ofThisProgram() {
        return OF_THIS_PROGRAM;
    }

    /** Those given, put in order: by what they stand on, then by name. */
    static Areas of(Iterable<Area> found) {
        Map<String, Area> waiting = new LinkedHashMap<>();
        List<Area> sorted = new ArrayList<>();
        found.forEach(sorted::add);
        sorted.sort(Comparator.comparing(Area::name));
        for (Area area : sorted) {
            if (waiting.put(area.name(), area) != null) {
                throw new IllegalStateException("two areas are called " + area.name());
            }
        }
        Map<String, Area> ordered = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            Area next = waiting.values().stream()
                    .filter(area -> ordered.keySet().containsAll(below(area)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "areas stand on each other, or on one that is missing: " + waiting.keySet()));
            ordered.put(next.name(), next);
            waiting.remove(next.name());
        }
        return new Areas(ordered);
    }

    private static Set<String> below(Area area) {
        Set<String> below = new TreeSet<>(area.standsOn());
        below.remove(area.name());
        return below;
    }

    /** All of them, each after those it stands on. */
    public List<Area> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Area> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The named ones and all they stand on, in order. */
    public List<Area> closure(Collection<String> names) {
        Set<String> needed = new LinkedHashSet<>();
        names.forEach(name -> collect(name, needed));
        return byName.values().stream()
                .filter(area -> needed.contains(area.name()))
                .toList();
    }

    private void collect(String name, Set<String> needed) {
        Area area = byName.get(name);
        if (area == null) {
            throw new IllegalArgumentException("there is no area " + name + ", only " + byName.keySet());
        }
        if (needed.add(name)) {
            below(area).forEach(each -> collect(each, needed));
        }
    }

    /** Every target there is, in the order of the areas. */
    public List<Target> targets() {
        return byName.values().stream().flatMap(area -> area.targets().stream()).toList();
    }
}
