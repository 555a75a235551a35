package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.UtcText;

/** How receipts are exported. */
public enum ReceiptFormat {
    /** The canonical documents, one on each line. */
    NDJSON {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(ReceiptViews.Text receipt) {
            return receipt.text() + "\n";
        }
    },
    /**
     * A table, RFC 4180; no value of a receipt holds a comma, a quote or a line break. Rows without
     * {@code correctedBy} are those that count.
     */
    CSV {
        @Override
        String head() {
            return "id,start,grant,capsule,version,consumer,provider,node,action,purpose,outcome,"
                    + "reason,durationMillis,calls,bytes,tokens,cpuMicros,gpuMicros,microMu,"
                    + "tariffDigest,origin,sequence,corrects,correction,correctedBy\r\n";
        }

        @Override
        String line(ReceiptViews.Text kept) {
            var receipt = Receipt.parse(kept.text().getBytes(UTF_8));
            var corrects = receipt.corrects();
            var ground = receipt.ground();
            var call = receipt.call();
            var used = receipt.charge().dimensions();
            return String.join(
                            ",",
                            List.of(
                                    receipt.id().toString(),
                                    UtcText.of(call.start()),
                                    ground.grant(),
                                    ground.capsule(),
                                    ground.version(),
                                    ground.consumer().value(),
                                    ground.provider().value(),
                                    receipt.servedBy().map(Receipt.ServedBy::id).orElse(""),
                                    call.action(),
                                    call.purpose(),
                                    call.outcome().code(),
                                    call.reason(),
                                    Long.toString(call.durationMillis()),
                                    Long.toString(used.calls()),
                                    Long.toString(used.bytes()),
                                    Long.toString(used.tokens()),
                                    Long.toString(used.cpuMicros()),
                                    Long.toString(used.gpuMicros()),
                                    Long.toString(receipt.charge().microMu()),
                                    receipt.charge().tariffDigest().hex(),
                                    receipt.origin(),
                                    Long.toString(receipt.sequence()),
                                    corrects.map(old -> old.receipt().toString()).orElse(""),
                                    corrects.map(old -> old.kind().code()).orElse(""),
                                    Objects.toString(kept.correctedBy(), "")))
                    + "\r\n";
        }
    };

    /** What comes before the first. */
    abstract String head();

    /** One receipt with the end of its line. */
    abstract String line(ReceiptViews.Text receipt);
}
