package org.codexfield.licensing.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AutoApproval;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageKind;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/** Forms, routes and answers as canonical JSON (RFC 8785): what is kept, and what is digested. */
public final class OfferJson {

    private static final int MAX_LIST = 1_000;

    private OfferJson() {}

    /** The text of a form. */
    public static String write(RequestForm form) {
        var json = StrictJson.newObject();
        var fields = json.putArray("fields");
        for (var field : form.fields()) {
            var one = fields.addObject();
            one.put("key", field.key())
                    .put("label", field.label())
                    .put("type", field.type().code())
                    .put("required", field.required());
            if (field.help() != null) {
                one.put("help", field.help());
            }
            if (field.options() != null) {
                var options = one.putArray("options");
                field.options().forEach(options::add);
            }
            if (field.least() != null) {
                one.put("least", field.least());
            }
            if (field.most() != null) {
                one.put("most", field.most());
            }
            if (field.mediaTypes() != null) {
                var types = one.putArray("mediaTypes");
                field.mediaTypes().forEach(types::add);
            }
        }
        return text(json);
    }

    /** Reads the text of a form. */
    public static RequestForm readForm(String text) {
        var fields = new ArrayList<FormField>();
        for (var one : new JsonFields(StrictJson.parse(text), "form").list("fields", MAX_LIST)) {
            var field = new JsonFields(one, "field");
            fields.add(
                    new FormField(
                            field.text("key"),
                            field.text("label"),
                            field.optionalText("help"),
                            FieldType.valueOf(constant(field.text("type"))),
                            field.node("required").booleanValue(),
                            field.has("options") ? texts(field.list("options", MAX_LIST)) : null,
                            optionalNumber(field, "least"),
                            optionalNumber(field, "most"),
                            field.has("mediaTypes")
                                    ? texts(field.list("mediaTypes", MAX_LIST))
                                    : null));
        }
        return new RequestForm(fields);
    }

    /** The text of a route. */
    public static String write(Route route) {
        var json = StrictJson.newObject();
        var stages = json.putArray("stages");
        for (var stage : route.stages()) {
            stages.addObject().put("kind", stage.kind().code()).put("role", stage.role().code());
        }
        json.put("dueDays", route.dueDays())
                .put("remindDays", route.remindDays())
                .put("lapseDays", route.lapseDays());
        var rule = route.autoApproval();
        if (rule != null) {
            var one = json.putObject("autoApproval");
            var purposes = one.putArray("purposes");
            new TreeSet<>(rule.purposes()).forEach(purposes::add);
            var kinds = one.putArray("organisations");
            rule.organisations().stream().sorted().map(Enum::name).forEach(kinds::add);
            one.put("grantDays", rule.grantDays());
        }
        return text(json);
    }

    /** Reads the text of a route. */
    public static Route readRoute(String text) {
        var route = new JsonFields(StrictJson.parse(text), "route");
        var stages = new ArrayList<Stage>();
        for (var one : route.list("stages", MAX_LIST)) {
            var stage = new JsonFields(one, "stage");
            stages.add(
                    new Stage(
                            StageKind.valueOf(constant(stage.text("kind"))),
                            Role.valueOf(constant(stage.text("role")))));
        }
        return new Route(
                stages,
                (int) route.number("dueDays"),
                (int) route.number("remindDays"),
                (int) route.number("lapseDays"),
                route.has("autoApproval") ? rule(route.node("autoApproval")) : null);
    }

    private static AutoApproval rule(JsonNode json) {
        var rule = new JsonFields(json, "rule");
        var kinds = EnumSet.noneOf(OrganisationKind.class);
        texts(rule.list("organisations", MAX_LIST))
                .forEach(kind -> kinds.add(OrganisationKind.valueOf(kind)));
        return new AutoApproval(
                new HashSet<>(texts(rule.list("purposes", MAX_LIST))),
                kinds,
                (int) rule.number("grantDays"));
    }

    /** The text of answers. */
    public static String write(Map<String, String> answers) {
        var json = StrictJson.newObject();
        answers.forEach(json::put);
        return text(json);
    }

    /** Reads the text of answers. */
    public static Map<String, String> readAnswers(String text) {
        var answers = new TreeMap<String, String>();
        StrictJson.parse(text)
                .properties()
                .forEach(member -> answers.put(member.getKey(), member.getValue().textValue()));
        return answers;
    }

    /** The digest of a canonical text. */
    public static Digest digest(String canonical) {
        return Digest.of(canonical.getBytes(UTF_8));
    }

    static String text(ObjectNode json) {
        return new String(CanonicalJson.of(json), UTF_8);
    }

    static String constant(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> texts(List<JsonNode> elements) {
        return elements.stream().map(JsonNode::textValue).toList();
    }

    private static @Nullable Long optionalNumber(JsonFields field, String name) {
        return field.has(name) ? field.number(name) : null;
    }
}
