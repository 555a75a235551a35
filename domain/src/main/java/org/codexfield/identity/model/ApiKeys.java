package org.codexfield.identity.model;

import java.util.List;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.MemberId;

/** The API keys that are kept. */
public interface ApiKeys {

    /** Keeps a new one. */
    void add(ApiKey key);

    /** The key, or {@link ApiKeyIsUnknown}. */
    ApiKey get(ApiKeyId id);

    /** The active keys that act as this member. */
    List<ApiKey> activeOf(MemberId member);
}
