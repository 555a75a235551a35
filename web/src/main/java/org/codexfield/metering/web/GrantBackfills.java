package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    @Inject private UsageBackfillService backfills;
    @Inject private Notices notices;

    private @Nullable List<UsageBackfillView> known;
    private @Nullable Boolean deciding;

    /** Those that were asked for last. */
    public List<UsageBackfillView> rows(UUID grant) {
        if (known == null) {
            known =
                    backfills
                            .ofGrant(
                                    new GrantId(grant),
                                    new ListQuery(0, SHOWN, "at", true, "", Map.of()))
                            .items();
        }
        return known;
    }

    /** Whether the caller decides about this one. */
    public boolean mayDecide(UsageBackfillView row) {
        if (deciding == null) {
            deciding = backfills.mayDecide(new GrantId(row.grant()));
        }
        return deciding && row.state().equals("asked");
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
