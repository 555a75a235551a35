package org.codexfield.portal.web;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.codexfield.identity.Role;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageKind;

/** A stage of an approval route while it is written. */
public class StageDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private String kind;
    private String role;

    StageDraft(StageKind kind, Role role) {
        this.kind = kind.code();
        this.role = role.code();
    }

    static StageDraft of(Stage stage) {
        return new StageDraft(stage.kind(), stage.role());
    }

    /** The stage. */
    Stage stage() {
        return new Stage(stageKind(), Role.parseAll(Set.of(role)).iterator().next());
    }

    StageKind stageKind() {
        return StageKind.valueOf(kind.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** Takes another role where the one it has cannot end such a stage. */
    void fit(List<String> possible) {
        if (!possible.contains(role)) {
            role = possible.get(0);
        }
    }

    /** What is done, by code. */
    public String getKind() {
        return kind;
    }

    /** Takes what was chosen. */
    public void setKind(String given) {
        kind = given;
    }

    /** Who ends it, by code. */
    public String getRole() {
        return role;
    }

    /** Takes what was chosen. */
    public void setRole(String given) {
        role = given;
    }
}
