package org.ferrepos.platform.jobs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.jobs.cron.Cron;
import org.ferrepos.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a request, or says which of its fields is not one. */
@Singleton
final class ScheduleRules {
    private static final int MAX_PARAMETERS_CHARS = 10_000;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;\\p{Cntrl}]+@[^\\s<>,;\\p{Cntrl}]+");

    private final JobKinds kinds;
    private final BranchZones zones;

    @Inject
    ScheduleRules(JobKinds kinds, BranchZones zones) {
        this.kinds = kinds;
        this.zones = zones;
    }

    Schedule.Plan plan(ScheduleResource.Request request, Caller caller) {
        Cron cron = Cron.parse(request.cron()).orElseThrow(() -> refused("cron", "schedule.cron"));
        checkKind(request);
        checkZone(request.zone(), request.branch(), caller);
        List<String> recipients = request.recipients() == null ? List.of() : request.recipients();
        for (int i = 0; i < recipients.size(); i++) {
            if (!ADDRESS.matcher(recipients.get(i)).matches()) {
                throw refused("recipients[" + i + "]", "schedule.recipient");
            }
        }
        return new Schedule.Plan(
                request.kind(),
                request.parametersOrEmpty(),
                cron,
                request.zone(),
                request.branch(),
                request.enabled(),
                recipients);
    }

    private void checkKind(ScheduleResource.Request request) {
        JobKind kind = kinds.find(request.kind())
                .filter(found -> found.rules().schedulable())
                .orElseThrow(() -> refused("kind", "field.one_of", String.join(", ", kinds.schedulable())));
        if (!request.parametersOrEmpty().isObject()
                || request.parametersOrEmpty().toString().length() > MAX_PARAMETERS_CHARS) {
            throw refused("parameters", "schedule.parameters", MAX_PARAMETERS_CHARS);
        }
        kind.refusal(request.parametersOrEmpty()).ifPresent(problem -> {
            throw problem.toException();
        });
    }

    private void checkZone(@Nullable String zone, @Nullable String branch, Caller caller) {
        if ((zone == null) == (branch == null)) {
            throw refused("zone", "schedule.zone_or_branch");
        }
        if (zone != null && !isRegion(zone)) {
            throw refused("zone", "schedule.zone");
        }
        if (branch != null) {
            if (!caller.mayActAt(branch)) {
                throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, branch).toException();
            }
            if (zones.zoneOf(branch).isEmpty()) {
                throw refused("branch", "schedule.branch");
            }
        }
    }

    /** An offset such as -04:00 never changes and is not how a shop lives. */
    private static boolean isRegion(String zone) {
        try {
            return ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ProblemException refused(String field, String messageKey, Object... arguments) {
        return Problem.invalid(field, messageKey, arguments).toException();
    }
}
