package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.codexfield.capsules.service.PartView;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.Role;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.service.CredentialService;
import org.codexfield.licensing.service.GrantService;
import org.codexfield.licensing.service.GrantView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/**
 * A version tried through the gateway under a grant that the caller's organisation holds. The
 * credential is given to the script of the page when it calls, and stands in no page.
 */
@Named("capsuleTry")
@ViewScoped
public class CapsuleTry implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_GRANTS = 50;
    private static final int MOST_PARTS = 200;

    /** What the gateway and the node refuse: each has its words in every language. */
    private static final List<String> REFUSALS =
            List.of(
                    "call-is-denied",
                    "credential-is-not-authentic",
                    "part-is-unknown",
                    "no-node-serves-it",
                    "gateway-is-busy",
                    "metering-is-busy",
                    "refused-too-often",
                    "too-many-calls-at-once",
                    "node-gives-no-answer",
                    "node-breaks-off",
                    "node-gives-wrong-part",
                    "node-fails",
                    "node-is-late",
                    "node-redirects",
                    "node-headers-are-too-large",
                    "part-cannot-be-read");

    @Inject private CapsulePage page;
    @Inject private GrantService grants;
    @Inject private CredentialService credentials;
    @Inject private CurrentUser currentUser;
    @Inject private Texts texts;
    private String chosen = "";
    private transient @Nullable List<GrantView> usable;
    private transient @Nullable List<PartView> parts;

    /** The grants in force for this version that the caller may call under. */
    public List<GrantView> grants() {
        if (usable == null) {
            usable = currentUser.caller().roles().contains(Role.REQUESTER) ? held() : List.of();
        }
        return usable;
    }

    private List<GrantView> held() {
        var version = page.versionNumber().value();
        var query =
                ListQuery.first(MOST_GRANTS)
                        .where("side", "held")
                        .where("status", "active")
                        .where("capsule", page.capsuleName().toString());
        return grants.list(query).items().stream()
                .filter(grant -> grant.capsuleVersion().equals(version))
                .filter(grant -> may(grant, "download") || may(grant, "invoke"))
                .toList();
    }

    /** Whether there is something to try. */
    public boolean shown() {
        return !grants().isEmpty();
    }

    /** The grant to call under: the one that the address names, else the first. */
    public GrantView grant() {
        return grants().stream()
                .filter(grant -> grant.id().toString().equals(chosen))
                .findFirst()
                .orElseGet(() -> grants().get(0));
    }

    /** Whether a grant permits an action. */
    public boolean may(GrantView grant, String action) {
        return grant.actions().contains(action);
    }

    /** The parts to download, the first of them. */
    public List<PartView> parts() {
        if (parts == null) {
            parts = page.parts(ListQuery.first(MOST_PARTS)).items();
        }
        return parts;
    }

    /** How it is called: by what its node understands. */
    public String method() {
        return protocol().equals("http") ? "GET" : "POST";
    }

    private String protocol() {
        return page.version().protocol().orElse("");
    }

    /** Whether a model can be asked for its inputs. */
    public boolean isInference() {
        return protocol().equals("open-inference-v2");
    }

    /** Whether it answers anything besides the bytes of its parts. */
    public boolean isCallable() {
        return !protocol().isEmpty() || isPrompt();
    }

    private boolean isPrompt() {
        return page.version().kind().equals("prompt");
    }

    /** Where it is called, below the version. */
    public String path() {
        if (isInference()) {
            return model() + "/infer";
        }
        if (protocol().equals("openai-chat")) {
            return "v1/chat/completions";
        }
        return isPrompt() ? "render" : "";
    }

    /** Where a model says what it takes. */
    public String model() {
        return "v2/models/" + page.capsuleName().slug();
    }

    /** What to send, to begin with. */
    public String body() {
        var json = StrictJson.newObject();
        if (isInference()) {
            var input = json.putArray("inputs").addObject().put("name", "X");
            input.putArray("shape").add(1).add(1);
            input.put("datatype", "FP32").putArray("data").add(0);
        } else if (protocol().equals("openai-chat")) {
            json.put("model", page.capsuleName().slug());
            json.putArray("messages").addObject().put("role", "user").put("content", "");
        } else if (isPrompt()) {
            parts().stream().findFirst().ifPresent(part -> json.put("template", part.path()));
            json.putObject("values").put("name", "");
        } else {
            return "";
        }
        return json.toPrettyString();
    }

    /**
     * Hands the credential of the grant to the script, for one call.
     *
     * @param what is called: {@code download, invoke} or {@code inputs}
     */
    public void call(String what) {
        var jwt = credentials.credential(new GrantId(grant().id()));
        PrimeFaces.current().ajax().addCallbackParam("called", what);
        PrimeFaces.current().ajax().addCallbackParam("credential", jwt);
    }

    /** The words of refusals, by their codes. */
    public String refusals() {
        var json = StrictJson.newObject();
        REFUSALS.forEach(code -> json.put(code, texts.ofProblem(code).orElseThrow()));
        return json.toString();
    }

    /** The view parameter: the grant to call under. */
    public String getChosen() {
        return chosen;
    }

    /** Takes the view parameter. */
    public void setChosen(@Nullable String given) {
        chosen = given == null ? "" : given.strip();
    }
}
