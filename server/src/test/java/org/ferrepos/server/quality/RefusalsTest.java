package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
import org.junit.jupiter.api.Test;

/**
 * Use cases return their expected refusals as results; exceptions are for bugs. A refusal is thrown only where a route
 * answers, and at the door, where the shape of a request and who may ask are checked before any use case begins.
 */
final class RefusalsTest {
    /** Read what a client wrote, or who it is, and refuse it by name. */
    private static final Set<String> DOORS = Set.of(
            "catalog.ImportOptions",
            "catalog.imports.BoundedStream",
            "catalog.imports.CsvFile",
            "catalog.imports.FieldPositions",
            "catalog.imports.ImportRun",
            "catalog.offline.Position",
            "identity.apikey.ApiKeyAdministration",
            "identity.login.SessionCookie",
            "identity.role.Reach",
            "identity.role.Roles",
            "identity.user.UserRules",
            "platform.jobs.ScheduleRules",
            "platform.tables.ExportRequest",
            "sales.registration.SaleIntake",
            "sales.summary.Scope",
            "stock.directory.StockAccess",
            "stock.directory.StockDirectory",
            "stock.inventory.InventoryRequest",
            "stock.level.CriticalQueries",
            "stock.level.Minimums",
            "stock.level.StockQueries",
            "stock.movement.MovementRecorder",
            "stock.reservation.Reservations",
            "stock.transfer.TransferViews",
            "stock.transfer.Transfers");

    /** Turn results into answers for routes, or into the end of a job or of a program's start. */
    private static final Set<String> ANSWERS = Set.of(
            "catalog.imports.ImportJob",
            "identity.IdentitySetup",
            "platform.jobs.Jobs",
            "platform.tables.TableExports",
            "server.demo.DemoCompany",
            "stock.movement.MovementAnswer",
            "stock.reservation.ReservationAnswer",
            "stock.reservation.ReservationRoutes");

    /** Still throw what they should return. None may be added. */
    private static final Set<String> OWED = Set.of();

    /** Catch a refusal: where commands and jobs answer. */
    private static final Set<String> CATCHERS =
            Set.of("platform.jobs.JobWorkers", "server.command.ImportCommand", "server.command.UserCommand");

    private static final String ROOT = "org.ferrepos.";
    private static final String DOORS_OF_ALL = ROOT + "platform.http";

    private final JavaClasses classes = ProductClasses.ALL;

    @Test
    void refusalsAreThrownAtTheDoorAndAtTheAnswerAlone() {
        Set<String> throwing = names(type -> type.getAccessesFromSelf().stream()
                .anyMatch(access -> switch (access.getTarget().getName()) {
                    case "toException" -> isOf(access.getTargetOwner(), Problem.class);
                    case "orThrow" -> isOf(access.getTargetOwner(), Outcome.class);
                    case "<init>" -> isOf(access.getTargetOwner(), ProblemException.class);
                    default -> false;
                }));

        assertThat(throwing)
                .isEqualTo(Stream.of(DOORS, ANSWERS, OWED)
                        .flatMap(Collection::stream)
                        .collect(sorted()));
    }

    @Test
    void nobodyCatchesARefusalToGoOn() {
        Set<String> catching = names(type -> type.getCodeUnits().stream()
                .map(JavaCodeUnit::getTryCatchBlocks)
                .flatMap(Collection::stream)
                .flatMap(block -> block.getCaughtThrowables().stream())
                .anyMatch(caught -> isOf(caught, ProblemException.class)));

        assertThat(catching).isEqualTo(CATCHERS.stream().collect(sorted()));
    }

    /** Top-level classes with a class of which something is true; routes and what all doors are made of aside. */
    private Set<String> names(java.util.function.Predicate<JavaClass> test) {
        return classes.stream()
                .filter(type -> !type.getPackageName().startsWith(DOORS_OF_ALL))
                .filter(test)
                .map(RefusalsTest::topLevel)
                .filter(name -> !classes.get(name).isAnnotatedWith(Path.class))
                .map(name -> name.substring(ROOT.length()))
                .collect(sorted());
    }

    private static boolean isOf(JavaClass type, Class<?>... wanted) {
        return List.of(wanted).stream().anyMatch(type::isEquivalentTo);
    }

    private static java.util.stream.Collector<String, ?, Set<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
