package org.codexfield.licensing.model.odrl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.licensing.Severity;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.Text;
import org.codexfield.shared.TextIsUnacceptable;

/**
 * Reads an ODRL policy as a licence. What {@link OdrlWriter} wrote is read without loss; of what
 * was written elsewhere, everything that the licence language cannot express is reported.
 *
 * <p>A permission that lost a condition is left out, and a prohibition that lost one applies more
 * widely, so that the licence never permits more than the policy.
 */
public final class OdrlReader {

    private static final String UNTITLED = "Untitled";
    private static final String FIRST_VERSION = "1.0.0";
    private static final Set<String> MEMBERS =
            Set.of(
                    "uid",
                    "profile",
                    "dct:title",
                    "cf:version",
                    "target",
                    "conflict",
                    "permission",
                    "prohibition",
                    "obligation");

    /** What would narrow every permission, or bring prohibitions that nobody sees here. */
    private static final Set<String> BINDING =
            Set.of("action", "assignee", "inheritFrom", "constraint");

    private final Losses losses = new Losses();
    private final LdNode policy;

    private OdrlReader(LdNode policy) {
        this.policy = policy;
    }

    /**
     * Reads a policy.
     *
     * @throws org.codexfield.licensing.PolicyIsMalformed if it is no JSON-LD that can be read
     * @throws LicenceIsTooLarge if there are more parts than a licence may have
     */
    public static Conversion read(JsonNode document) {
        return new OdrlReader(LdNode.root(document, "")).read();
    }

    private Conversion read() {
        losses.members(policy, MEMBERS);
        header();
        for (String member : BINDING) {
            policy.all(member).stream()
                    .limit(1)
                    .forEach(node -> losses.fatal("odrl-prohibition-lost", node));
        }
        var rules = new ArrayList<Rule>();
        var permissions = new PermissionReader(losses);
        policy.all("permission").forEach(permissions::read);
        var prohibitions = new ProhibitionReader(losses, permissions);
        policy.all("prohibition").forEach(prohibitions::read);
        rules.addAll(permissions.permits());
        policy.all("obligation").forEach(node -> obligation(node).ifPresent(rules::add));
        rules.addAll(prohibitions.rules());
        if (losses.hasErrors()) {
            return new Conversion(Optional.empty(), losses.findings());
        }
        var licence = new Licence(title(), version(), rules);
        identifier(licence);
        return new Conversion(Optional.of(licence), losses.findings());
    }

    private void header() {
        if (!policy.types().equals(Set.of(Names.ODRL + "Set"))) {
            note("@type");
        }
        if (!is("profile", Names.PROFILE)) {
            note("profile");
        }
        if (!is("target", Names.CF + "licensed")) {
            note("target");
        }
        if (!is("conflict", Names.ODRL + "prohibit")) {
            note("conflict");
        }
    }

    private boolean is(String member, String name) {
        var values = policy.all(member);
        return values.size() == 1 && values.get(0).iri().filter(name::equals).isPresent();
    }

    private void note(String member) {
        losses.add(
                Severity.NOTE,
                "odrl-member",
                Map.of("pointer", policy.pointer(), "member", member));
    }

    private String title() {
        var given = policy.one("dct:title").flatMap(LdNode::text);
        try {
            var title = given.map(text -> Text.line("title", text, Licence.MAX_TITLE));
            if (title.isPresent() && title.equals(given)) {
                return title.get();
            }
            losses.add(Severity.NOTE, "odrl-title", Map.of("title", title.orElse(UNTITLED)));
            return title.orElse(UNTITLED);
        } catch (TextIsUnacceptable refusal) {
            losses.add(Severity.NOTE, "odrl-title", Map.of("title", UNTITLED));
            return UNTITLED;
        }
    }

    private String version() {
        var version = policy.one("cf:version").flatMap(LdNode::text).filter(Licence::isVersion);
        if (version.isEmpty()) {
            losses.add(Severity.NOTE, "odrl-version", Map.of("version", FIRST_VERSION));
        }
        return version.orElse(FIRST_VERSION);
    }

    private Optional<Rule> obligation(LdNode node) {
        int before = losses.count();
        losses.members(node, Set.of("action"));
        var attribution = Refined.of(node).flatMap(refined -> refined.only("odrl:attribute"));
        var name =
                attribution
                        .filter(each -> ConstraintReader.is(each, "cf:attribution", "eq"))
                        .flatMap(each -> each.one("rightOperand"))
                        .filter(value -> value.json().isTextual())
                        .flatMap(LdNode::text);
        try {
            var rule = name.map(Rule.Attribute::new);
            if (rule.isPresent() && losses.count() == before) {
                return rule.map(Rule.class::cast);
            }
        } catch (DomainException refusal) {
            losses.lost("odrl-duty", node, refusal.code());
            return Optional.empty();
        }
        losses.lost("odrl-duty", node, "obligation");
        return Optional.empty();
    }

    private void identifier(Licence licence) {
        String own = OdrlWriter.write(licence).get("uid").textValue();
        if (policy.iri().filter(own::equals).isEmpty()) {
            losses.add(Severity.NOTE, "odrl-uid", Map.of());
        }
    }

    /** The texts of rules are bounded; so are their numbers. */
    static void bounded(List<?> rules) {
        if (rules.size() > Licence.MAX_RULES) {
            throw new LicenceIsTooLarge("rules", Licence.MAX_RULES);
        }
    }
}
