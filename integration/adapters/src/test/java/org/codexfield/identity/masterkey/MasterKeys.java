package org.codexfield.identity.masterkey;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codexfield.config.Settings;

/** Settings with master keys. */
final class MasterKeys {

    private MasterKeys() {}

    /** A key of 32 times this byte, from the environment. */
    static MasterKey masterKey(int each) {
        return new MasterKey(settings(Map.of("CODEXFIELD_MASTER_KEY", base64(32, each))));
    }

    static String base64(int size, int each) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) each);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Settings settings(Map<String, String> environment) {
        return Settings.read(new LinkedHashMap<>(environment), Map.of());
    }
}
