package org.codexfield.capsules.verify;

import java.util.Locale;

/** How a callable capsule is called: the {@code interface} of its manifest. */
public enum CallProtocol {
    /** Open Inference Protocol, version 2. */
    OPEN_INFERENCE_V2,
    /** Chat completions as OpenAI's interface has them. */
    OPENAI_CHAT,
    /** Plain HTTP. */
    HTTP;

    /** The name in manifests, for example {@code open-inference-v2}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
