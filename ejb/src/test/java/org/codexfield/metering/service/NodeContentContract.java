package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.metering.model.NodeDoesNotHost;
import org.codexfield.metering.model.NodeIsSuspended;
import org.codexfield.metering.model.NodeTokenIsMissing;
import org.codexfield.metering.verify.NodeStatementIsUnacceptable;
import org.codexfield.metering.verify.NodeToken;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What nodes are given, on a real database. */
abstract class NodeContentContract extends NodesContract {

    NodeContentContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private String token() {
        return new NodeToken(it.audience, it.now(), node.value()).sign(machine.did, machine.signer);
    }

    private NodeContentService.Asked asked(String token, Digest manifest) {
        return new NodeContentService.Asked(node, token, manifest);
    }

    private String manifest(String token, Digest manifest) {
        return it.app.as(
                NOBODY, () -> it.get(NodeContentService.class).manifest(asked(token, manifest)));
    }

    @Test
    void aNode_isGivenWhatItIsToHost() throws IOException {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assign(version);
        var asked = asked(token(), version.manifestDigest());
        var service = it.get(NodeContentService.class);

        assertThat(manifest(token(), version.manifestDigest())).contains(version.id().toString());
        var part = it.app.as(NOBODY, () -> service.find(asked, KnownVersions.PART));
        var out = new ByteArrayOutputStream();
        try (var bytes = service.open(part, 2, 3)) {
            bytes.copyTo(out);
        }
        assertThat(out.toString(UTF_8)).isEqualTo(NodesApplication.BYTES.substring(2));
        assertThatThrownBy(
                        () ->
                                it.app.as(
                                        NOBODY,
                                        () -> service.find(asked, new PartPath("other.csv"))))
                .isInstanceOf(NodeDoesNotHost.class);
    }

    @Test
    void aNode_isGivenNothingElse() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assertThatThrownBy(() -> manifest(token(), version.manifestDigest()))
                .isInstanceOf(NodeDoesNotHost.class);
        assertThatThrownBy(() -> manifest(token(), Digest.ZERO))
                .isInstanceOf(NodeDoesNotHost.class);
        it.permit(it.grid, "CH", granted(version));
        assertThat(manifest(token(), version.manifestDigest())).isNotEmpty();
        it.versions.withdraw(version);
        assertThatThrownBy(() -> manifest(token(), version.manifestDigest()))
                .isInstanceOf(NodeDoesNotHost.class);
    }

    @Test
    void aTokenThatIsMissing_tooOld_forAnother_orOfAnother_isRefused() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assign(version);
        var digest = version.manifestDigest();
        var other = it.aMachine();
        var late = token();
        assertThatThrownBy(() -> manifest("", digest)).isInstanceOf(NodeTokenIsMissing.class);
        it.app.clock.pass(Duration.ofSeconds(61));
        assertThatThrownBy(() -> manifest(late, digest))
                .isInstanceOf(NodeStatementIsUnacceptable.class);
        var elsewhere =
                new NodeToken("https://other.example.org", it.now(), node.value())
                        .sign(machine.did, machine.signer);
        assertThatThrownBy(() -> manifest(elsewhere, digest))
                .isInstanceOf(NodeStatementIsUnacceptable.class);
        var ofAnother =
                new NodeToken(it.audience, it.now(), new UUID(1, 1))
                        .sign(machine.did, machine.signer);
        assertThatThrownBy(() -> manifest(ofAnother, digest))
                .isInstanceOf(NodeStatementIsUnacceptable.class);
        var otherKey =
                new NodeToken(it.audience, it.now(), node.value()).sign(other.did, other.signer);
        assertThatThrownBy(() -> manifest(otherKey, digest)).isInstanceOf(DomainException.class);
        var heartbeat = it.heartbeat(machine, node);
        assertThatThrownBy(() -> manifest(heartbeat, digest)).isInstanceOf(DomainException.class);
        suspend();
        assertThatThrownBy(() -> manifest(token(), digest)).isInstanceOf(NodeIsSuspended.class);
    }
}
