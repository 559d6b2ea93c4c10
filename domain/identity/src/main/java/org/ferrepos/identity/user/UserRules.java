package org.ferrepos.identity.user;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ferrepos.identity.NewUser;
import org.ferrepos.identity.role.RoleDefinition;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.platform.http.Problem;

/** What a username, a name, a password and a list of roles must look like; refuses by throwing the problem. */
public final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,59}");
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MIN_PASSWORD_LENGTH = 12;
    private static final int MAX_PASSWORD_LENGTH = 128;

    private UserRules() {}

    /** Checks a whole new user. */
    public static void check(NewUser user) {
        if (!USERNAME.matcher(user.username()).matches()) {
            throw Problem.invalid("username", "username.pattern").toException();
        }
        checkName(user.name());
        checkRoles(user.roles());
        checkPassword("password", user.username(), user.password());
    }

    /** Checks a password that a user wants to have. */
    public static void checkPassword(String field, String username, String password) {
        if (password.length() < MIN_PASSWORD_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
            throw Problem.invalid(field, "password.length", MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH)
                    .toException();
        }
        if (password.strip().equalsIgnoreCase(username)) {
            throw Problem.invalid(field, "password.username").toException();
        }
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("name", "field.text", MAX_NAME_LENGTH).toException();
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
