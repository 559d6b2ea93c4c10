package org.ferrepos.server.quality;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Each inner package of a module as a slice of its own. The top package is left out: it is the door of the module, made
 * of types that the inner ones return and of entry points that call them.
 */
record PackageSlices(String module) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        String top = "org.ferrepos." + module;
        return name.startsWith(top + ".") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
        return "packages of " + module;
    }
}
