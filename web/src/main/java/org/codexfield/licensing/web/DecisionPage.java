package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.Visibility;
import org.codexfield.licensing.service.AccessRequestService;
import org.codexfield.licensing.service.RequestDecisionService;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;

/** What is decided about the request that {@link RequestPage} shows, and written to it. */
@Named("decisionPage")
@RequestScoped
public class DecisionPage {

    private static final int USUAL_DAYS = 365;
    private static final int MOST_DAYS = 3_650;

    @Inject private RequestPage page;
    @Inject private RequestDecisionService decisions;
    @Inject private AccessRequestService requests;
    @Inject private Notices notices;
    @Inject private Reader reader;
    @Inject private Clock clock;
    private String text = "";
    private String conditions = "";
    private @Nullable LocalDate lastDay;
    private boolean internal;

    /** Vouches for it. */
    public String signOff() {
        decisions.signOff(page.requestId(), text, page.seen());
        return done("vouched");
    }

    /** Gives advice. */
    public String review() {
        decisions.review(page.requestId(), text, page.seen());
        return done("advised");
    }

    /** Approves it; the grant ends when its last day ends where the approver is. */
    public String approve() {
        var end = getLastDay().plusDays(1).atStartOfDay(reader.zone()).toInstant();
        decisions.approve(page.requestId(), new Approval(end, conditions, text), page.seen());
        return done("approved");
    }

    /** Gives it back to be changed. */
    public String giveBack() {
        decisions.giveBack(page.requestId(), text, page.seen());
        return done("returned");
    }

    /** Refuses it. */
    public String reject() {
        decisions.reject(page.requestId(), text, page.seen());
        return done("rejected");
    }

    /** Takes it back. */
    public String withdraw() {
        requests.withdraw(page.requestId(), page.seen());
        return done("withdrawn");
    }

    /** Writes to it. */
    public String comment() {
        requests.comment(
                page.requestId(), text, internal ? Visibility.INTERNAL : Visibility.PUBLIC);
        return done("commented");
    }

    private String done(String what) {
        notices.done("request.done." + what);
        return "/request.xhtml?faces-redirect=true&id=" + page.getId();
    }

    /** The first last day that can be chosen. */
    public LocalDate earliest() {
        return today();
    }

    /** The last one. */
    public LocalDate latest() {
        return today().plusDays(MOST_DAYS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), reader.zone());
    }

    /** Reason, advice or comment. */
    public String getText() {
        return text;
    }

    /** Takes what was typed. */
    public void setText(@Nullable String given) {
        text = Objects.requireNonNullElse(given, "");
    }

    /** What is demanded besides the licence. */
    public String getConditions() {
        return conditions;
    }

    /** Takes what was typed. */
    public void setConditions(@Nullable String given) {
        conditions = Objects.requireNonNullElse(given, "");
    }

    /** The last day on which the grant holds. */
    public LocalDate getLastDay() {
        if (lastDay == null) {
            lastDay = today().plusDays(USUAL_DAYS);
        }
        return lastDay;
    }

    /** Takes what was chosen. */
    public void setLastDay(@Nullable LocalDate given) {
        lastDay = given;
    }

    /** Whether the writer's own organisation alone may read it. */
    public boolean isInternal() {
        return internal;
    }

    /** Takes what was ticked. */
    public void setInternal(boolean given) {
        internal = given;
    }
}
