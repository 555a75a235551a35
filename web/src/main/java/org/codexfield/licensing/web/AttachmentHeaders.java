package org.codexfield.licensing.web;

import java.util.Map;
import org.codexfield.licensing.service.AttachmentView;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.ContentHeaders;

/** The headers that an attachment is given with, whatever it is: saved, and never shown. */
final class AttachmentHeaders {

    private AttachmentHeaders() {}

    static Map<String, String> of(AttachmentView file) {
        return Map.of(
                "Content-Disposition",
                ContentHeaders.attachment(file.name()),
                // a page among the files must not act in the portal's name
                "Content-Security-Policy",
                "sandbox; default-src 'none'",
                "Repr-Digest",
                ContentHeaders.reprDigest(Digest.parse(file.sha256())),
                "Cache-Control",
                "private, no-store",
                "X-Content-Type-Options",
                "nosniff");
    }
}
