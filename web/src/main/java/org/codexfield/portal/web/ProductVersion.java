package org.codexfield.portal.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of what is running, as the build wrote it. */
final class ProductVersion {

    private ProductVersion() {}

    /** For example {@code 1.4.0}. */
    static String text() {
        var product = new Properties();
        try (var file = ProductVersion.class.getResourceAsStream("product.properties")) {
            if (file == null) {
                throw new IllegalStateException("The build left out product.properties.");
            }
            product.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return product.getProperty("version");
    }
}
