package org.ferrepos.identity.branch;

import java.util.List;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** Branches and their registers as tables. */
final class BranchTables {
    static final List<Heading> BRANCHES = List.of(
            Heading.of("branch.code", Kind.CODE),
            Heading.of("branch.name", Kind.TEXT),
            Heading.of("branch.address", Kind.TEXT),
            Heading.of("branch.commune", Kind.TEXT),
            Heading.of("branch.zone", Kind.CODE),
            Heading.of("branch.country", Kind.CODE),
            Heading.of("branch.currency", Kind.CODE),
            Heading.of("branch.active", Kind.FLAG));

    static final List<Heading> REGISTERS = List.of(
            Heading.of("register.code", Kind.CODE),
            Heading.of("register.branch", Kind.CODE),
            Heading.of("register.active", Kind.FLAG),
            Heading.of("register.paper_width", Kind.NUMBER));

    private BranchTables() {}

    static List<Cell> row(BranchResource.View branch) {
        return List.of(
                Cell.code(branch.code()),
                Cell.text(branch.name()),
                Cell.text(branch.address()),
                Cell.text(branch.commune()),
                Cell.code(branch.zone()),
                Cell.code(branch.country().name()),
                Cell.code(branch.currency().name()),
                Cell.flag(branch.active()));
    }

    static List<Cell> row(RegisterResource.View register) {
        return List.of(
                Cell.code(register.code()),
                Cell.code(register.branch()),
                Cell.flag(register.active()),
                Cell.number(register.paperWidth()));
    }
}
