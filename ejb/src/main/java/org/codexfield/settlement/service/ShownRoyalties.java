package org.codexfield.settlement.service;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.codexfield.settlement.verify.Charge;
import org.codexfield.settlement.verify.EdgeFlow;
import org.codexfield.settlement.verify.LineageVersion;
import org.codexfield.settlement.verify.Payout;
import org.codexfield.settlement.verify.RoyaltyPlan;
import org.codexfield.settlement.verify.VersionIncome;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** Tells royalties by the names that somebody may learn; all others share one nameless place. */
final class ShownRoyalties {

    private final Map<Digest, String> names = new HashMap<>();
    private final Set<Did> payees = new HashSet<>();

    void add(LineageVersion version) {
        names.put(version.manifest(), version.name());
        payees.add(version.owner());
    }

    void add(Did payee) {
        payees.add(payee);
    }

    RoyaltyPreview preview(RoyaltyPlan plan, Charge charge) {
        var why = plan.explain(charge);
        return new RoyaltyPreview(
                plan.lineage().version().manifest().hex(),
                charge.amountMicro(),
                plan.fees().digest().hex(),
                why.platformMicro(),
                why.computeMicro(),
                why.contentMicro(),
                why.byDefaultPlan(),
                shares(plan.distribute(charge).payouts()),
                why.incomes().stream().limit(RoyaltyPreview.MOST).map(this::income).toList(),
                why.edges().stream()
                        .limit(RoyaltyPreview.MOST)
                        .map(ShownRoyalties::flow)
                        .toList(),
                Math.max(0, why.edges().size() - RoyaltyPreview.MOST));
    }

    private List<RoyaltyPreview.Share> shares(List<Payout> payouts) {
        var sums = new TreeMap<String, RoyaltyPreview.Share>();
        for (var payout : payouts) {
            var payee = Optional.of(payout.payee()).filter(payees::contains).map(Did::value);
            var kind = code(payout.kind());
            sums.merge(
                    payout.kind().ordinal() + " " + payee.orElse("~"),
                    new RoyaltyPreview.Share(payee, kind, payout.amountMicro()),
                    (one, other) ->
                            new RoyaltyPreview.Share(
                                    payee,
                                    kind,
                                    Math.addExact(one.amountMicro(), other.amountMicro())));
        }
        return List.copyOf(sums.values());
    }

    private RoyaltyPreview.Income income(VersionIncome income) {
        return new RoyaltyPreview.Income(
                income.manifest().hex(),
                Optional.ofNullable(names.get(income.manifest())),
                income.inflowMicro(),
                income.keptMicro());
    }

    private static RoyaltyPreview.Flow flow(EdgeFlow edge) {
        return new RoyaltyPreview.Flow(
                edge.child().hex(),
                edge.parent().hex(),
                edge.kind().code(),
                edge.sharePpm(),
                edge.ofMicro(),
                edge.amountMicro());
    }

    private static String code(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
