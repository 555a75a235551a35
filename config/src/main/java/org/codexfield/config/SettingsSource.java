package org.codexfield.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the settings of this process once, and gives them to whoever injects them. */
@ApplicationScoped
public class SettingsSource {

    /**
     * The settings of this process.
     *
     * @throws SettingsAreInvalid if one is not acceptable
     */
    @Produces
    @Singleton
    public Settings settings() {
        var properties = System.getProperties();
        Map<String, String> texts =
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(name -> name, properties::getProperty));
        return Settings.read(System.getenv(), texts);
    }
}
