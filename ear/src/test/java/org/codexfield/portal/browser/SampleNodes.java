package org.codexfield.portal.browser;

import java.util.Map;
import java.util.UUID;
import org.codexfield.portal.CapsuleMaker;
import org.codexfield.portal.SignedNode;
import org.codexfield.server.RunningPortal;

/** Nodes of Gridworks Compute, made by REST. */
final class SampleNodes {

    private SampleNodes() {}

    /** A node that joined. */
    record Joined(SignedNode node, UUID id) {

        /** The address of its page. */
        String page() {
            return "/node.xhtml?id=" + id;
        }

        /** The heading of its page. */
        String heading() {
            return "Node " + node.shortName();
        }

        /** Tells that it has these. */
        void beat(String... hosted) {
            node.beat(RunningPortal.shared().anonymous(), id, hosted);
        }
    }

    /** A node that was never heard of. */
    static Joined joined() {
        var portal = RunningPortal.shared();
        var node = new SignedNode(portal.address());
        return new Joined(
                node, node.register(portal.as(SignedIn.NILS, "gridworks", "node-operator")));
    }

    /** A node that is suspended. */
    static Joined suspended() {
        var node = joined();
        RunningPortal.shared()
                .operator()
                .post("nodes/" + node.id() + "/suspension", Map.of("reason", "Zzq"));
        return node;
    }

    /** A node that has one version and is to have another. */
    static Joined hosting() {
        var node = joined();
        var maker = new CapsuleMaker(SampleCapsules.stefan(), "northlight-institute");
        for (var capsule : new String[] {SampleCapsules.SCANS, SampleCapsules.MODEL}) {
            maker.client()
                    .mustPut(
                            "capsules/" + capsule + "/versions/1.0.0/hosts/" + node.id(), Map.of());
        }
        node.beat(maker.digestOf("capsules/" + SampleCapsules.SCANS + "/versions/1.0.0"));
        return node;
    }
}
