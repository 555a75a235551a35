package org.codexfield.portal.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.codexfield.identity.Role;

/**
 * The menu, by task. An entry is shown when its page exists and the caller has one of its roles; a
 * group when one of its entries is shown. What it hides it does not protect: that is the services'.
 */
@Named("navigation")
@ApplicationScoped
public class Navigation {

    /** For those who act for an organisation, whatever they do there. */
    private static final String[] ANY_ROLE =
            Stream.of(Role.values()).map(Role::code).toArray(String[]::new);

    /** Roles as the domain names them; an entry without any is for everybody who signed in. */
    private static final List<Group> ALL =
            List.of(
                    new Group("work", List.of(entry("inbox", "pi-inbox"))),
                    new Group(
                            "catalogue",
                            List.of(
                                    entry("catalogue", "pi-search"),
                                    entry(
                                            "capsules",
                                            "pi-box",
                                            "publisher",
                                            "steward",
                                            "compliance-officer",
                                            "auditor"),
                                    entry("offers", "pi-file", ANY_ROLE))),
                    new Group(
                            "grants",
                            List.of(
                                    entry(
                                            "grants",
                                            "pi-verified",
                                            "steward",
                                            "compliance-officer",
                                            "committee-member",
                                            "committee-chair",
                                            "auditor"),
                                    entry(
                                            "my-grants",
                                            "pi-ticket",
                                            "requester",
                                            "signing-official",
                                            "compliance-officer",
                                            "auditor"))),
                    new Group(
                            "usage",
                            List.of(
                                    entry("usage", "pi-chart-bar", ANY_ROLE),
                                    entry("receipts", "pi-list", ANY_ROLE))),
                    new Group(
                            "network",
                            List.of(
                                    entry(
                                            "network",
                                            "pi-server",
                                            "node-operator",
                                            "publisher",
                                            "steward",
                                            "compliance-officer",
                                            "auditor",
                                            "operator"))),
                    new Group(
                            "administration",
                            List.of(
                                    entry("organisations", "pi-building"),
                                    entry("members", "pi-users", ANY_ROLE),
                                    entry("invitations", "pi-envelope", "administrator", "auditor"),
                                    entry("signing-keys", "pi-key", ANY_ROLE),
                                    entry("api-keys", "pi-code", ANY_ROLE),
                                    entry("outbox", "pi-send", "operator"),
                                    entry(
                                            "audit",
                                            "pi-history",
                                            "operator",
                                            "auditor",
                                            "administrator",
                                            "compliance-officer"),
                                    entry("log", "pi-verified"),
                                    entry("logs", "pi-eye", "operator", "auditor"))));

    private final ServletContext context;
    private final FrameModel frame;
    private List<Group> existing = List.of();

    /** For the proxy of the container, which calls nothing on it. */
    @SuppressWarnings("NullAway")
    protected Navigation() {
        this(null, null);
    }

    @Inject
    Navigation(ServletContext context, FrameModel frame) {
        this.context = context;
        this.frame = frame;
    }

    /**
     * A page in the menu.
     *
     * @param id its name in the bundle ({@code nav.<id>}) and what a page calls {@code current}
     * @param icon the name of a PrimeIcon
     * @param roles one of them is enough; empty for everybody
     */
    public record Entry(String id, String icon, Set<String> roles) {

        /** Where the page is, below the context path. */
        public String path() {
            return "/" + id + ".xhtml";
        }

        /** The key of its name. */
        public String label() {
            return "nav." + id;
        }
    }

    /**
     * A task and its pages.
     *
     * @param id its name in the bundle ({@code nav.group.<id>})
     * @param entries in the order shown
     */
    public record Group(String id, List<Entry> entries) {

        /** The key of its name. */
        public String label() {
            return "nav.group." + id;
        }
    }

    private static Entry entry(String id, String icon, String... roles) {
        return new Entry(id, icon, Set.of(roles));
    }

    @PostConstruct
    void findPages() {
        existing =
                ALL.stream()
                        .map(group -> new Group(group.id(), existing(group.entries())))
                        .filter(group -> !group.entries().isEmpty())
                        .toList();
    }

    private List<Entry> existing(List<Entry> entries) {
        return entries.stream().filter(entry -> exists(entry.path())).toList();
    }

    /** Whether the portal has this page, so that a link to it would lead somewhere. */
    public boolean exists(String path) {
        try {
            return context.getResource(path) != null;
        } catch (MalformedURLException notAPath) {
            throw new IllegalArgumentException("A path begins with a slash: " + path, notAPath);
        }
    }

    /** What this caller sees; nothing before signing in. */
    public List<Group> groups() {
        if (!frame.signedIn()) {
            return List.of();
        }
        return existing.stream()
                .map(group -> new Group(group.id(), shown(group.entries())))
                .filter(group -> !group.entries().isEmpty())
                .toList();
    }

    private List<Entry> shown(List<Entry> entries) {
        return entries.stream()
                .filter(e -> e.roles().isEmpty() || e.roles().stream().anyMatch(frame::hasRole))
                .toList();
    }
}
