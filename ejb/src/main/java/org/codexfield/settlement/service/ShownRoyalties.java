package org.codexfield.settlement.service;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.settlement.verify.Charge;
import org.codexfield.settlement.verify.EdgeFlow;
import org.codexfield.settlement.verify.LineageVersion;
import org.codexfield.settlement.verify.Payout;
import org.codexfield.settlement.verify.PayoutKind;
import org.codexfield.settlement.verify.RoyaltyPlan;
import org.codexfield.settlement.verify.VersionIncome;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** Tells royalties by the names that somebody may learn; all others share one nameless place. */
final class ShownRoyalties {

    private final Map<Digest, String> names = new HashMap<>();
    private final Set<Did> payees = new HashSet<>();

    private record Place(Optional<String> payee, String kind) {}

    void add(LineageVersion version) {
        names.put(version.manifest(), version.name());
        payees.add(version.owner());
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
                why.edges().stream().limit(RoyaltyPreview.MOST).map(ShownRoyalties::flow).toList(),
                unlisted(why.edges().size()) + unlisted(why.incomes().size()));
    }

    private static int unlisted(int all) {
        return Math.max(0, all - RoyaltyPreview.MOST);
    }

    private List<RoyaltyPreview.Share> shares(List<Payout> payouts) {
        var sums = new LinkedHashMap<Place, Long>();
        for (var payout : payouts) {
            var payee =
                    Optional.of(payout.payee())
                            .filter(any -> isOpen(payout.kind()) || payees.contains(any))
                            .map(Did::value);
            sums.merge(
                    new Place(payee, payout.kind().code()), payout.amountMicro(), Math::addExact);
        }
        return sums.entrySet().stream()
                .map(
                        sum ->
                                new RoyaltyPreview.Share(
                                        sum.getKey().payee(), sum.getKey().kind(), sum.getValue()))
                .toList();
    }

    /** Who runs the installation, and who was named as serving, is no secret. */
    private static boolean isOpen(PayoutKind kind) {
        return kind == PayoutKind.PLATFORM || kind == PayoutKind.COMPUTE;
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
}
