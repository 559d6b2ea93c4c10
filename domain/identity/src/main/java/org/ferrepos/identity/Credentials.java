package org.ferrepos.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A username with its password, as typed; the text form hides the password so that no log shows it. */
public record Credentials(
        @NotBlank @Size(max = 60) String username,
        @NotBlank @Size(max = 128) String password) {

    @Override
    public String toString() {
        return "Credentials[username=" + username + "]";
    }
}
