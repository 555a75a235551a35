package org.codexfield.identity.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.identity.Role;

/** Roles as one column holds them: codes in alphabetical order, parted by commas. */
public final class RoleSet {

    private RoleSet() {}

    /**
     * Writes the column.
     *
     * @throws RolesAreMissing if there is none
     */
    public static String text(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new RolesAreMissing();
        }
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(","));
    }

    /** Reads the column. */
    public static Set<Role> parse(String text) {
        return Role.parseAll(List.of(text.split(",", -1)));
    }
}
