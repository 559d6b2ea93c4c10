package org.ferrepos.platform.http;

/** Error codes that any route can answer with. */
public enum CommonProblem implements ProblemCode {
    VALIDATION_FAILED(400),
    ADDRESS_MALFORMED(400),
    REQUEST_MALFORMED(400),
    AUTH_REQUIRED(401),
    AUTH_TOKEN_INVALID(401),
    AUTH_TOKEN_EXPIRED(401),
    FORBIDDEN(403),
    FORBIDDEN_BRANCH(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    ALREADY_EXISTS(409),
    IDEMPOTENCY_CONFLICT(409),
    PAYLOAD_TOO_LARGE(413),
    ADDRESS_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    TABLE_TOO_LONG(422),
    RATE_LIMITED(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    SERVICE_UNAVAILABLE(503),
    OVERLOADED(503),
    QUERY_TIMEOUT(503),
    HTTP_VERSION_UNSUPPORTED(505);

    private final int status;

    CommonProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
