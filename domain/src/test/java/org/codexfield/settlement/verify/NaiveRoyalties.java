package org.codexfield.settlement.verify;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.settlement.verify.Lineages.Family;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * The royalty rule once more, as the specification says it: recursive, in unbounded integers, of
 * exponential cost, and sharing no line with what is tested.
 */
final class NaiveRoyalties {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final Map<Digest, LineageVersion> versions = new HashMap<>();
    private final LineageVersion root;
    private final Map<String, BigInteger> paid = new TreeMap<>();
    private BigInteger left;

    private NaiveRoyalties(Family family, BigInteger content) {
        family.all().forEach(each -> versions.put(each.manifest(), each));
        this.root = family.version();
        this.left = content;
    }

    /** What each gets, by {@code kind payee}; nothing is left out but zeros. */
    static Map<String, BigInteger> of(Family family, Charge charge) {
        var amount = BigInteger.valueOf(charge.amountMicro());
        var platform = amount.divide(BigInteger.TEN);
        var compute =
                charge.servedBy()
                        .map(
                                by ->
                                        amount.multiply(BigInteger.valueOf(by.scorePpm()))
                                                .divide(MILLION.multiply(BigInteger.valueOf(5))))
                        .orElse(BigInteger.ZERO);
        var rule = new NaiveRoyalties(family, amount.subtract(platform).subtract(compute));
        rule.pay(PayoutKind.PLATFORM, Lineages.PLATFORM, platform);
        charge.servedBy().ifPresent(by -> rule.pay(PayoutKind.COMPUTE, by.operator(), compute));
        rule.divide();
        rule.paid.values().removeIf(each -> each.signum() == 0);
        return rule.paid;
    }

    private void pay(PayoutKind kind, Did payee, BigInteger amount) {
        paid.merge(kind + " " + payee.value(), amount, BigInteger::add);
    }

    private void divide() {
        var reachable = new HashSet<Digest>();
        reach(root, reachable);
        boolean shares =
                reachable.stream()
                        .flatMap(each -> version(each).parents().stream())
                        .anyMatch(edge -> edge.terms().shareKind() != ShareKind.NONE);
        if (!shares) {
            byDefault();
            return;
        }
        var content = left;
        for (var each : reachable) {
            for (var edge : version(each).parents()) {
                if (edge.terms().shareKind() == ShareKind.FIXED) {
                    var amount = share(content, edge);
                    left = left.subtract(amount);
                    pay(PayoutKind.FIXED, version(edge.manifestDigest()).owner(), amount);
                }
            }
        }
        for (var each : reachable) {
            var version = version(each);
            var inflow = inflow(version, reachable);
            var kept = inflow;
            for (var edge : version.parents()) {
                if (edge.terms().shareKind() == ShareKind.CASCADING) {
                    kept = kept.subtract(share(inflow, edge));
                }
            }
            pay(PayoutKind.KEPT, version.owner(), kept);
        }
    }

    private BigInteger inflow(LineageVersion version, Set<Digest> reachable) {
        var inflow = version.equals(root) ? left : BigInteger.ZERO;
        for (var each : reachable) {
            for (var edge : version(each).parents()) {
                if (edge.terms().shareKind() == ShareKind.CASCADING
                        && edge.manifestDigest().equals(version.manifest())) {
                    inflow = inflow.add(share(inflow(version(each), reachable), edge));
                }
            }
        }
        return inflow;
    }

    private void byDefault() {
        var owners = new HashSet<Did>();
        for (var edge : root.parents()) {
            var parent = version(edge.manifestDigest());
            if (parent.kind() == CapsuleKind.DATASET) {
                owners.add(parent.owner());
            }
        }
        var rest = left;
        for (var owner : owners) {
            var amount =
                    left.multiply(BigInteger.valueOf(4))
                            .divide(BigInteger.valueOf(7L * owners.size()));
            rest = rest.subtract(amount);
            pay(PayoutKind.DATA, owner, amount);
        }
        pay(PayoutKind.KEPT, root.owner(), rest);
    }

    private void reach(LineageVersion version, Set<Digest> reached) {
        if (reached.add(version.manifest())) {
            version.parents().forEach(edge -> reach(version(edge.manifestDigest()), reached));
        }
    }

    private LineageVersion version(Digest manifest) {
        return Objects.requireNonNull(versions.get(manifest));
    }

    private static BigInteger share(BigInteger of, ManifestParent edge) {
        return of.multiply(BigInteger.valueOf(edge.sharePpm())).divide(MILLION);
    }
}
