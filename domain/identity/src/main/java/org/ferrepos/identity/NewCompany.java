package org.ferrepos.identity;

import java.util.List;

/** Everything a company starts with. */
public record NewCompany(Company company, List<NewBranch> branches, List<NewUser> users) {
    public NewCompany {
        branches = List.copyOf(branches);
        users = List.copyOf(users);
    }
}
