package org.ferrepos.identity.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.identity.IdentityFixture.SANTIAGO;
import static org.ferrepos.identity.IdentityFixture.admin;

import java.util.List;
import java.util.Optional;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.identity.NewBranch;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BranchesTest {
    private final IdentityFixture fixture = new IdentityFixture();
    private final Branches branches = new Branches(fixture.database, fixture.directory, fixture.audit, fixture.clock);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void setsUpACompanyOnce() {
        assertThat(fixture.directory.revision()).isEqualTo(-1);
        assertThat(fixture.directory.company().name()).isEmpty();
        assertThat(fixture.setup.createCompany(IdentityFixture.company())).isTrue();
        assertThat(fixture.setup.createCompany(IdentityFixture.company())).isFalse();
        assertThat(fixture.directory.company().name()).isEqualTo("Ferretería Demo SpA");
        assertThat(fixture.directory.branches()).hasSize(2);
        Register register = fixture.directory.register("SCL-01-C2").orElseThrow();
        assertThat(register.branch().code()).isEqualTo("SCL-01");
        assertThat(fixture.directory.registerById(register.id())).contains(register);
        assertThat(fixture.directory.branchById(register.branch().id())).contains(register.branch());
        assertThat(fixture.auditText())
                .contains("create company 1")
                .contains("create user porteno")
                .doesNotContain("argon2");
    }

    @Test
    void otherProcessesSeeAChangeByTheRevision() {
        fixture.setup.createCompany(IdentityFixture.company());
        BranchDirectory other = new BranchDirectory(fixture.database);
        assertThat(other.branch("SCL-01").orElseThrow().name()).isEqualTo("Sucursal SCL-01");
        branches.update(admin(), branch("SCL-01", "Matriz"), true).orThrow();
        long current = fixture.database.read(handle -> Revisions.current(handle, BranchStore.AREA));
        assertThat(fixture.directory.revision()).isEqualTo(current);
        assertThat(other.revision()).isLessThan(current);
        assertThat(other.branch("SCL-01").orElseThrow().name()).isEqualTo("Sucursal SCL-01");
        other.refresh();
        assertThat(other.revision()).isEqualTo(current);
        assertThat(other.branch("SCL-01").orElseThrow().name()).isEqualTo("Matriz");
        assertThat(fixture.auditText()).contains("update branch SCL-01");
    }

    @Test
    void addsAndDeactivatesRegisters() {
        branches.create(admin(), branch("CON-01", "Concepción")).orThrow();
        assertThat(branches.createRegister(admin(), "CON-01-C1", "CON-01", 58)
                        .orThrow()
                        .active())
                .isTrue();
        assertThat(branches.updateRegister(admin(), "CON-01-C1", Optional.of(false), Optional.empty())
                        .orThrow()
                        .active())
                .isFalse();
        assertThat(fixture.directory.register("CON-01-C1").orElseThrow().active())
                .isFalse();
        assertThat(branches.createRegister(admin(), "CON-01-C1", "CON-01", 58))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        taken -> assertThat(taken.problem().code()).isEqualTo(CommonProblem.ALREADY_EXISTS));
        assertThat(branches.create(admin(), branch("CON-01", "Otra"))).isInstanceOf(Outcome.Refused.class);
    }

    private static NewBranch branch(String code, String name) {
        return new NewBranch(code, name, "Calle 2", "Centro", SANTIAGO, Country.CL, Currency.CLP, List.of());
    }
}
