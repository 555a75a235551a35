package org.codexfield.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.IdentityCommand.Scope;

/** Writes down who may do what, as the code says it. */
final class AuthorisationMatrix {

    private static final String MAY = "yes";
    private static final String MAY_NOT = "–";

    private AuthorisationMatrix() {}

    /** The whole document, in Markdown. */
    static String document() {
        return String.join(
                "\n",
                head(),
                roles(Scope.OWN),
                "## Commands of the installation",
                "The roles count in the organisation that runs the installation, and there alone.",
                "",
                roles(Scope.INSTALLATION),
                "## Commands by state",
                "A command starts from the states marked here. From any other it is a conflict"
                        + " (409), whoever asks. Commands that are not listed depend on no state.",
                "",
                states(),
                "## Services",
                "The coarse gate before every method: any of these roles in the active"
                    + " organisation. `user` is whoever signed in, `system` a timer or the start,"
                    + " `anybody` nobody too. Behind the gate the tables above decide.",
                "",
                services());
    }

    private static String head() {
        return """
        # Authorisation matrix
        Written from the code by `AuthorisationMatrixTest`, which fails when this file says something else. Do not edit it.

        Every cell, allowed or forbidden, is tested:
        - [ForbiddenCellsTest](../../ejb/src/test/java/org/codexfield/identity/service/ForbiddenCellsTest.java): every command by every role, in the organisation concerned, in another one and in the one that runs the installation, through the services.
        - [AuthorisationMatrixIT](../../ear/src/test/java/org/codexfield/portal/AuthorisationMatrixIT.java): every command by every role, by a foreign administrator, by an operator and by nobody, over REST on a running server.
        - [CommandStatesTest](../../domain/src/test/java/org/codexfield/identity/model/CommandStatesTest.java): every command in every state of its subject.

        ## Commands of an organisation
        The roles count in the organisation that the subject belongs to: in another one every cell is forbidden. Ending one's own membership and revoking one's own API key need no role.
        """;
    }

    private static String roles(Scope scope) {
        var table = new ArrayList<List<String>>();
        table.add(header("command", Stream.of(Role.values()).map(Role::code)));
        for (var command : IdentityCommand.values()) {
            if (command.scope() == scope) {
                table.add(
                        row(
                                command,
                                Stream.of(Role.values())
                                        .map(role -> mark(command.roles().contains(role)))));
            }
        }
        return markdown(table);
    }

    private static String states() {
        Map<Class<?>, List<IdentityCommand>> subjects = new LinkedHashMap<>();
        for (var command : IdentityCommand.values()) {
            command.states().stream()
                    .findFirst()
                    .ifPresent(
                            state ->
                                    subjects.computeIfAbsent(
                                                    state.getDeclaringClass(),
                                                    subject -> new ArrayList<>())
                                            .add(command));
        }
        return subjects.entrySet().stream()
                .map(subject -> states(subject.getKey(), subject.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String states(Class<?> subject, List<IdentityCommand> commands) {
        var states = Stream.of(subject.getEnumConstants()).map(Enum.class::cast).toList();
        var table = new ArrayList<List<String>>();
        table.add(
                header(
                        subject.getSimpleName().replace("Status", ""),
                        states.stream().map(state -> state.name().toLowerCase(Locale.ROOT))));
        for (var command : commands) {
            table.add(
                    row(
                            command,
                            states.stream().map(state -> mark(command.states().contains(state)))));
        }
        return markdown(table);
    }

    private static String services() {
        var gates = new TreeMap<String, String>();
        Product.classes().stream()
                .filter(type -> type.isAnnotatedWith("jakarta.ejb.Stateless"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(
                        type ->
                                type.getMethods().stream()
                                        .filter(AuthorisationMatrix::isOffered)
                                        .forEach(
                                                method ->
                                                        gates.merge(
                                                                name(method),
                                                                gate(method),
                                                                AuthorisationMatrix::same)));
        var table = new ArrayList<List<String>>();
        table.add(List.of("method", "open to"));
        gates.forEach((method, gate) -> table.add(List.of("`" + method + "`", gate)));
        return markdown(table);
    }

    /** Methods of one name have one gate, or the table would have to tell them apart. */
    private static String same(String gate, String other) {
        if (!gate.equals(other)) {
            throw new IllegalStateException("Two gates: " + gate + " and " + other);
        }
        return gate;
    }

    private static boolean isOffered(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    private static String gate(JavaMethod method) {
        if (method.isAnnotatedWith(RolesAllowed.class)) {
            return codes(method.getAnnotationOfType(RolesAllowed.class));
        }
        JavaClass owner = method.getOwner();
        if (!method.isAnnotatedWith(PermitAll.class) && owner.isAnnotatedWith(RolesAllowed.class)) {
            return codes(owner.getAnnotationOfType(RolesAllowed.class));
        }
        return "anybody";
    }

    private static String codes(RolesAllowed allowed) {
        return Stream.of(allowed.value())
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(", "));
    }

    private static String mark(boolean allowed) {
        return allowed ? MAY : MAY_NOT;
    }

    private static List<String> header(String first, Stream<String> more) {
        return Stream.concat(Stream.of(first), more).toList();
    }

    private static List<String> row(IdentityCommand command, Stream<String> cells) {
        return Stream.concat(Stream.of("`" + command.code() + "`"), cells).toList();
    }

    private static String markdown(List<List<String>> table) {
        var text = new StringBuilder();
        for (int i = 0; i < table.size(); i++) {
            text.append("| ").append(String.join(" | ", table.get(i))).append(" |\n");
            if (i == 0) {
                text.append("|---".repeat(table.get(0).size())).append("|\n");
            }
        }
        return text.toString();
    }
}
