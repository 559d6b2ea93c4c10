package org.ferrepos.identity.user;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ferrepos.identity.NewUser;
import org.ferrepos.identity.password.PasswordRules;
import org.ferrepos.identity.role.RoleDefinition;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.NameRules;
import org.ferrepos.platform.http.Problem;

/** What a username, a name, a password and a list of roles must look like; refuses by throwing the problem. */
public final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,59}");
    private static final int MAX_NAME_LENGTH = 100;

    private UserRules() {}

    /** Checks a whole new user, whose password somebody chose. */
    public static void check(NewUser user) {
        checkFacts(user);
        checkPassword("password", new PasswordRules.Owner(user.username(), user.name()), user.password());
    }

    /** Checks a new user whose password nobody chose, or the operator for a demonstration. */
    static void checkFacts(NewUser user) {
        if (!isUsername(user.username())) {
            throw Problem.invalid("username", "username.pattern").toException();
        }
        checkName(user.name());
        checkRoles(user.roles());
        refuse(PasswordRules.wrongLength("password", user.password()));
    }

    /** Checks a password that somebody is to have: the one rule for whoever sets it. */
    public static void checkPassword(String field, PasswordRules.Owner owner, String password) {
        refuse(PasswordRules.refusal(field, owner, password));
    }

    private static void refuse(Optional<FieldError> wrong) {
        wrong.ifPresent(error -> {
            throw Problem.of(CommonProblem.VALIDATION_FAILED)
                    .withErrors(List.of(error))
                    .toException();
        });
    }

    /** Whether somebody may be called so. */
    public static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("name", "field.text", MAX_NAME_LENGTH).toException();
        }
        if (!NameRules.isReadable(name)) {
            throw Problem.invalid("name", "field.name").toException();
        }
    }

    /** Checks that there is a role at least and none twice. */
    public static void checkRoles(List<String> roles) {
        if (roles.isEmpty()) {
            throw Problem.invalid("roles", "field.required").toException();
        }
        if (roles.stream().distinct().count() < roles.size()) {
            throw Problem.invalid("roles", "role.twice").toException();
        }
    }

    /** Refuses with the names of all roles when some are missing. */
    public static void checkExist(Set<String> missing, RoleDirectory roles) {
        if (!missing.isEmpty()) {
            String known =
                    roles.roles().stream().map(RoleDefinition::name).sorted().collect(Collectors.joining(", "));
            throw Problem.invalid("roles", "field.one_of", known).toException();
        }
    }
}
