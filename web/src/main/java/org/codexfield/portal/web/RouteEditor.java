package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AutoApproval;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.service.PurposeView;
import org.codexfield.licensing.service.VocabularyService;
import org.codexfield.shared.web.Choice;
import org.codexfield.shared.web.Reader;
import org.codexfield.shared.web.Texts;
import org.primefaces.PrimeFaces;

/** The stages of an approval route, its days and its rule, while they are written. */
@Named("routeEditor")
@ViewScoped
public class RouteEditor implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DUE = "due";
    private static final String REMIND = "remind";
    private static final String LAPSE = "lapse";
    private static final String GRANT = "grant";

    @Inject private VocabularyService vocabulary;
    @Inject private Reader reader;
    @Inject private Texts texts;
    private final List<StageDraft> stages = new ArrayList<>();
    private final Map<String, String> days =
            new TreeMap<>(Map.of(DUE, "10", REMIND, "5", LAPSE, "60", GRANT, "365"));
    private boolean rule;
    private Choice purposes = new Choice(List.of(), List.of());
    private Choice kinds = new Choice(List.of(), List.of());

    /** Begins with the usual route: the requester's official vouches, then somebody approves. */
    void begin() {
        stages.clear();
        stages.add(new StageDraft(StageKind.SIGN_OFF, Role.SIGNING_OFFICIAL));
        stages.add(new StageDraft(StageKind.APPROVAL, Role.COMPLIANCE_OFFICER));
        choose(Set.of(), Set.of());
    }

    /** Begins with a route that there is. */
    void begin(Route route) {
        stages.clear();
        route.stages().forEach(stage -> stages.add(StageDraft.of(stage)));
        days.put(DUE, Integer.toString(route.dueDays()));
        days.put(REMIND, Integer.toString(route.remindDays()));
        days.put(LAPSE, Integer.toString(route.lapseDays()));
        var auto = route.autoApproval();
        rule = auto != null;
        if (auto == null) {
            choose(Set.of(), Set.of());
        } else {
            days.put(GRANT, Integer.toString(auto.grantDays()));
            choose(auto.purposes(), auto.organisations());
        }
    }

    private void choose(Set<String> purposeCodes, Set<OrganisationKind> organisations) {
        purposes =
                new Choice(
                        vocabulary.purposes(reader.locale()).stream()
                                .map(PurposeView::code)
                                .toList(),
                        purposeCodes);
        kinds =
                new Choice(
                        Stream.of(OrganisationKind.values()).map(RouteEditor::code).toList(),
                        organisations.stream().map(RouteEditor::code).toList());
    }

    /** The route; empty if a number is none, which is then said at its field. */
    Optional<Route> route() {
        // every field is asked, so that all that is wrong is said at once
        var needed = rule ? List.of(DUE, REMIND, LAPSE, GRANT) : List.of(DUE, REMIND, LAPSE);
        long sound = needed.stream().filter(this::isNumber).count();
        if (sound < needed.size()) {
            return Optional.empty();
        }
        return Optional.of(
                new Route(
                        stages.stream().map(StageDraft::stage).toList(),
                        number(DUE),
                        number(REMIND),
                        number(LAPSE),
                        rule ? autoApproval() : null));
    }

    private AutoApproval autoApproval() {
        var organisations =
                kinds.ticked().stream()
                        .map(code -> OrganisationKind.valueOf(constant(code)))
                        .collect(Collectors.toSet());
        return new AutoApproval(Set.copyOf(purposes.ticked()), organisations, number(GRANT));
    }

    private boolean isNumber(String which) {
        boolean sound = typed(which).matches("[0-9]{1,9}");
        if (!sound) {
            Fields.refuse("edit:" + which, texts.of("form.noNumber"));
        }
        return sound;
    }

    private int number(String which) {
        return Integer.parseInt(typed(which));
    }

    private String typed(String which) {
        return days.getOrDefault(which, "").strip();
    }

    /** The stages in their order. */
    public List<StageDraft> stages() {
        return stages;
    }

    /** What can be done at a stage, by code. */
    public List<String> stageKinds() {
        return Stream.of(StageKind.values()).map(StageKind::code).toList();
    }

    /** Who can end this stage, by code. */
    public List<String> roles(StageDraft stage) {
        return vocabulary.roles(stage.stageKind()).stream().map(Role::code).toList();
    }

    /** After another kind was chosen. */
    public void fit(StageDraft stage) {
        stage.fit(roles(stage));
    }

    /** One more approval. */
    public void add() {
        stages.add(new StageDraft(StageKind.APPROVAL, Role.COMPLIANCE_OFFICER));
        PrimeFaces.current().focus("edit:stages:" + (stages.size() - 1) + ":kind");
    }

    /** Without this stage. */
    public void remove(int place) {
        stages.remove(place);
        PrimeFaces.current().focus("edit:addStage");
    }

    /** The stage comes earlier; the keyboard goes along. */
    public void up(int place) {
        Collections.swap(stages, place, place - 1);
        PrimeFaces.current().focus("edit:stages:" + (place - 1) + (place == 1 ? ":down" : ":up"));
    }

    /** The stage comes later; the keyboard goes along. */
    public void down(int place) {
        Collections.swap(stages, place, place + 1);
        boolean last = place + 2 == stages.size();
        PrimeFaces.current().focus("edit:stages:" + (place + 1) + (last ? ":up" : ":down"));
    }

    /** Every purpose, in the reader's language. */
    public List<PurposeView> vocabulary() {
        return vocabulary.purposes(reader.locale());
    }

    /** For which purposes the rule approves. */
    public Choice purposes() {
        return purposes;
    }

    /** For which kinds of organisations the rule approves. */
    public Choice kinds() {
        return kinds;
    }

    /** How many days, as typed: {@code due}, {@code remind}, {@code lapse}, {@code grant}. */
    public Map<String, String> getDays() {
        return days;
    }

    /** Whether a rule may approve. */
    public boolean isRule() {
        return rule;
    }

    /** Takes what was ticked. */
    public void setRule(boolean given) {
        rule = given;
    }

    private static String code(OrganisationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String code) {
        return code.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
