package org.ferrepos.server.quality;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.platform.http.ProblemCode;

/** Every error code of the program, found by what its type implements. */
final class ProblemCodes {
    private ProblemCodes() {}

    static List<ProblemCode> all() {
        List<ProblemCode> codes = new ArrayList<>();
        for (JavaClass type : ProductClasses.ALL) {
            if (type.isEnum() && type.isAssignableTo(ProblemCode.class)) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    codes.add((ProblemCode) constant);
                }
            }
        }
        return codes;
    }
}
