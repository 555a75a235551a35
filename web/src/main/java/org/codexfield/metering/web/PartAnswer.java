package org.codexfield.metering.web;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.metering.web.CrossingHeaders.Header;
import org.codexfield.metering.web.MeteredAnswer.Head;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.RangedAnswer;

/**
 * What a download is answered. The manifest says it, whoever gives the bytes: a node's answer that
 * begins or ends otherwise is none.
 *
 * @param range what of the part is asked for
 * @param method the request's
 */
record PartAnswer(ManifestPart part, RangedAnswer range, String method) {

    private static final String CONTENT_RANGE = "Content-Range";
    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String CONTENT_LENGTH = "Content-Length";

    /** What was asked is known here: a node is asked for bytes, and for nothing else. */
    private static final Set<String> NOT_FOR_NODES =
            Set.of(
                    "accept",
                    "accept-encoding",
                    "if-match",
                    "if-modified-since",
                    "if-none-match",
                    "if-range",
                    "if-unmodified-since",
                    "range");

    /**
     * What a request for a part is answered.
     *
     * @throws org.codexfield.shared.web.RequestIsRefused if its range begins behind the end
     */
    static PartAnswer of(ManifestPart part, GatewayRequest request) {
        var content = part.content();
        var range = RangedAnswer.of(content.sha256(), content.sizeBytes(), request::header);
        return new PartAnswer(part, range, request.method());
    }

    /** Whether there is nothing to send but the head. */
    boolean isHeadAlone() {
        return method.equals("HEAD") || !range.hasBody() || range.sizeBytes() == 0;
    }

    /** The head of the answer. */
    Head head() {
        var headers = new ArrayList<Header>();
        range.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        if (range.hasBody()) {
            headers.add(new Header("Content-Type", part.mediaType()));
        }
        return new Head(range.status(), headers, OptionalLong.of(range.sizeBytes()));
    }

    /** How a node is asked for it. */
    GatewayRequest asked(GatewayRequest request) {
        var headers = new ArrayList<Header>();
        for (var header : request.headers()) {
            if (!NOT_FOR_NODES.contains(header.name().toLowerCase(Locale.ROOT))) {
                headers.add(header);
            }
        }
        if (isPartial()) {
            long last = range.from() + range.sizeBytes() - 1;
            headers.add(new Header("Range", "bytes=" + range.from() + "-" + last));
        }
        return request.with(headers);
    }

    private boolean isPartial() {
        return range.headers().containsKey(CONTENT_RANGE);
    }

    /** Whether a node's answer begins as this one must. */
    boolean isBegunBy(ResponseInfo answer) {
        var headers = answer.headers();
        var own = range.headers().get(CONTENT_RANGE);
        boolean sameRange =
                own == null || headers.firstValue(CONTENT_RANGE).filter(own::equals).isPresent();
        return answer.statusCode() == range.status()
                && sameRange
                && headers.firstValue(CONTENT_ENCODING).isEmpty()
                && isAsLong(headers);
    }

    private boolean isAsLong(HttpHeaders headers) {
        return headers.firstValue(CONTENT_LENGTH)
                .map(Long.toString(range.sizeBytes())::equals)
                .orElse(true);
    }

    /** Compares the bytes of one node's answer. */
    Check check() {
        return new Check(this);
    }

    /** The bytes so far. A range can be compared by its length alone. */
    static final class Check {
        private final PartAnswer answer;
        private final MessageDigest sha256 = sha256();
        private long sizeBytes;

        private Check(PartAnswer answer) {
            this.answer = answer;
        }

        /** Whether these may follow: the last of a part are let through if all of it is right. */
        boolean permits(List<ByteBuffer> some) {
            long before = sizeBytes;
            for (var bytes : some) {
                sizeBytes += bytes.remaining();
                if (!answer.isPartial()) {
                    sha256.update(bytes.duplicate());
                }
            }
            return isWhole()
                    ? before == sizeBytes || isRight()
                    : sizeBytes < answer.range().sizeBytes();
        }

        /** Whether all of it has come. */
        boolean isWhole() {
            return sizeBytes == answer.range().sizeBytes();
        }

        private boolean isRight() {
            return answer.isPartial()
                    || new Digest(sha256.digest()).equals(answer.range().sha256());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }
}
