package org.ferrepos.platform.http;

import java.util.List;

/** An expected refusal, as it is told to a client: a stable code, its arguments and the fields at fault. */
public record Problem(ProblemCode code, List<Object> arguments, List<FieldError> errors, long retryAfterSeconds) {
    public Problem {
        arguments = List.copyOf(arguments);
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemCode code, Object... arguments) {
        return new Problem(code, List.of(arguments), List.of(), 0);
    }

    /** A request of the wrong shape; the field and the rule are named. */
    public static Problem invalid(String field, String messageKey, Object... arguments) {
        return of(CommonProblem.VALIDATION_FAILED).withErrors(List.of(FieldError.of(field, messageKey, arguments)));
    }

    public Problem withErrors(List<FieldError> newErrors) {
        return new Problem(code, arguments, newErrors, retryAfterSeconds);
    }

    public Problem retryAfter(long seconds) {
        return new Problem(code, arguments, errors, seconds);
    }

    public ProblemException toException() {
        return new ProblemException(this);
    }
}
