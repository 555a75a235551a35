package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codexfield.licensing.model.decision.CompiledLicence;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.shared.Digest;

/**
 * The licences that were offered, made ready for deciding. A digest always names the same one, so
 * those used last are kept.
 */
@ApplicationScoped
class KeptLicences {

    private static final int MOST = 1_000;

    @Inject LicensingViews views;

    private final Map<Digest, CompiledLicence> newest =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Digest, CompiledLicence> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * The licence of this digest.
     *
     * @throws IllegalStateException if none is kept
     */
    CompiledLicence of(Digest digest) {
        synchronized (newest) {
            var known = newest.get(digest);
            if (known != null) {
                return known;
            }
        }
        var compiled = new CompiledLicence(LicenceText.parse(views.licence(digest)));
        synchronized (newest) {
            newest.put(digest, compiled);
        }
        return compiled;
    }
}
