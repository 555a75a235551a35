package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.service.UsageBackfillService;
import org.codexfield.metering.service.UsageBackfillView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** The backfills under a grant, and what who pays decides about them. */
@Named("grantBackfills")
@RequestScoped
public class GrantBackfills {

    private static final int SHOWN = 50;
    private static final String WAITS = "asked";

    @Inject UsageBackfillService backfills;
    @Inject private Notices notices;

    private @Nullable List<UsageBackfillView> known;
    private @Nullable Boolean deciding;

    /** Those that wait for a decision, then others; the newest first. */
    public List<UsageBackfillView> rows(UUID grant) {
        if (known == null) {
            var id = new GrantId(grant);
            var newest = new ListQuery(0, SHOWN, "at", true, "", Map.of());
            known =
                    Stream.concat(
                                    backfills
                                            .ofGrant(id, newest.where("state", WAITS))
                                            .items()
                                            .stream(),
                                    backfills.ofGrant(id, newest).items().stream()
                                            .filter(row -> !row.state().equals(WAITS)))
                            .limit(SHOWN)
                            .toList();
        }
        return known;
    }

    /** Whether the caller decides about this one. */
    public boolean mayDecide(UsageBackfillView row) {
        if (deciding == null) {
            deciding = backfills.mayDecide(new GrantId(row.grant()));
        }
        return deciding && row.state().equals(WAITS);
    }

    /** Lets the calls be reported. */
    public String approve(UsageBackfillView row) {
        backfills.approve(new GrantId(row.grant()), new BackfillId(row.id()));
        return done("approved", row);
    }

    /** Does not let the calls be reported. */
    public String decline(UsageBackfillView row) {
        backfills.decline(new GrantId(row.grant()), new BackfillId(row.id()));
        return done("declined", row);
    }

    private String done(String what, UsageBackfillView row) {
        notices.done("backfill.done." + what);
        return "/grant.xhtml?faces-redirect=true&id=" + row.grant();
    }
}
