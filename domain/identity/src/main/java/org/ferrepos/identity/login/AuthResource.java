package org.ferrepos.identity.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.UserDirectory;
import org.ferrepos.identity.password.PasswordPool;
import org.ferrepos.platform.http.ClientAddress;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.EmptyRequest;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** Logging in and out, refreshing tokens, and who one is. */
@Path("/api/pos/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Authentication")
public class AuthResource {
    private final Logins logins;
    private final SessionTokens tokens;
    private final PasswordPool pool;
    private final OwnPassword ownPassword;
    private final UserDirectory users;
    private final SessionCookie cookie;

    @Inject
    AuthResource(
            Logins logins,
            SessionTokens tokens,
            SessionCookie cookie,
            PasswordPool pool,
            OwnPassword ownPassword,
            UserDirectory users) {
        this.logins = logins;
        this.tokens = tokens;
        this.cookie = cookie;
        this.pool = pool;
        this.ownPassword = ownPassword;
        this.users = users;
    }

    /** A username and password, at a till also its register. */
    public record LoginRequest(
            @NotBlank @Size(max = 60) String username,
            @NotBlank @Size(max = 128) String password,

            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String register) {

        @Override
        public String toString() {
            return "LoginRequest[username=" + username + ", register=" + register + "]";
        }
    }

    /** A refresh token, good for one use; nothing where a cookie holds it. */
    public record RefreshRequest(
            @Nullable @Size(min = 1, max = 200) String refreshToken) {
        @Override
        public String toString() {
            return "RefreshRequest[]";
        }
    }

    /** The password one has and the one to have. */
    public record PasswordRequest(
            @NotBlank @Size(max = 128) String current,
            // Checked by hand below, so that the error names the field as the client wrote it.
            @JsonProperty("new") @Nullable String newPassword) {

        @Override
        public String toString() {
            return "PasswordRequest[]";
        }
    }

    /** Who makes the request and what the roles allow at this moment. */
    public record Me(
            UUID id,
            String username,
            String name,
            List<String> roles,
            List<String> permissions,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String branch,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String register) {}

    @POST
    @Path("login")
    @PermitAll
    @Operation(summary = "Log in with a password")
    @APIResponse(responseCode = "200", description = "Logged in; the refresh token is left out where a cookie holds it")
    @APIResponse(responseCode = "401", description = "Wrong username or password")
    @APIResponse(responseCode = "422", description = "REGISTER_UNKNOWN or REGISTER_OF_OTHER_BRANCH")
    @APIResponse(responseCode = "423", description = "Locked after too many wrong passwords")
    @APIResponse(responseCode = "429", description = "Too many tries")
    public CompletionStage<LoginAnswer> login(
            @Valid @NotNull LoginRequest request,
            @HeaderParam(SessionCookie.HEADER) @Nullable String session,
            @Context RoutingContext http) {
        boolean inCookie = SessionCookie.isWanted(session);
        Credentials credentials = new Credentials(request.username(), request.password());
        Optional<String> register = Optional.ofNullable(request.register());
        String address = ClientAddress.of(http);
        return pool.submit(() -> {
                    LoginAnswer answer = granted(logins.login(credentials, register, address));
                    return inCookie ? cookie.keep(answer, http) : answer;
                })
                .thenApply(Outcome::orThrow);
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Operation(summary = "Exchange a refresh token for new tokens")
    @APIResponse(responseCode = "200", description = "New tokens; the old refresh token is used up")
    @APIResponse(responseCode = "401", description = "Unknown, expired or used refresh token, or none in the cookie")
    public LoginAnswer refresh(
            @Valid @NotNull RefreshRequest request,
            @HeaderParam(SessionCookie.HEADER) @Nullable String session,
            @Context RoutingContext http) {
        boolean inCookie = SessionCookie.isWanted(session);
        String sent = request.refreshToken();
        if (sent == null && !inCookie) {
            throw Problem.invalid("refresh_token", "field.required").toException();
        }
        String token = sent == null ? tokenInCookie(http) : sent;
        LoginResult result = tokens.refresh(token, ClientAddress.of(http));
        if (sent == null && result instanceof LoginResult.Refused) {
            SessionCookie.clear(http);
        }
        LoginAnswer answer = granted(result);
        return inCookie ? cookie.keep(answer, http) : answer;
    }

    @POST
    @Path("logout")
    @AnyCaller
    @Operation(summary = "End the session; all its tokens are dead at once")
    @APIResponse(responseCode = "204", description = "Ended")
    public void logout(
            @RequestBody(required = false) @Nullable EmptyRequest request,
            @Context SecurityContext security,
            @Context RoutingContext http) {
        tokens.logout(person(security));
        forgetCookie(http);
    }

    @POST
    @Path("password")
    @AnyCaller
    @Operation(summary = "Change one's own password; ends all of one's sessions")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "401", description = "The current password is wrong")
    public void changePassword(
            @Valid @NotNull PasswordRequest request, @Context SecurityContext security, @Context RoutingContext http) {
        Caller caller = person(security);
        String replacement = request.newPassword();
        if (replacement == null) {
            throw Problem.invalid("new", "field.required").toException();
        }
        ownPassword.change(caller, request.current(), replacement).orThrow();
        forgetCookie(http);
    }

    @GET
    @Path("me")
    @AnyCaller
    @Operation(summary = "Who makes the request")
    public Me me(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return new Me(
                caller.id(),
                caller.name(),
                users.displayName(caller.id()),
                caller.roles().stream().sorted().toList(),
                caller.permissions().stream().sorted().toList(),
                caller.branch().orElse(null),
                logins.registerOf(caller.sessionId()).orElse(null));
    }

    /** The caller, who must be a person: a key has neither session nor password. */
    private static Caller person(SecurityContext security) {
        Caller caller = Caller.of(security);
        if (caller.kind() != Caller.Kind.USER) {
            throw Problem.of(CommonProblem.FORBIDDEN).toException();
        }
        return caller;
    }

    /** The token of the browser's cookie; without one nobody is logged in there. */
    private static String tokenInCookie(RoutingContext http) {
        return SessionCookie.token(http)
                .orElseThrow(() -> Problem.of(CommonProblem.AUTH_REQUIRED).toException());
    }

    private static void forgetCookie(RoutingContext http) {
        if (SessionCookie.token(http).isPresent()) {
            SessionCookie.clear(http);
        }
    }

    private static LoginAnswer granted(LoginResult result) {
        return switch (result) {
            case LoginResult.Granted granted -> granted.answer();
            case LoginResult.Refused refused -> throw refused.problem().toException();
        };
    }
}
