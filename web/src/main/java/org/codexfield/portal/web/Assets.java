package org.codexfield.portal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Addresses of style sheets, scripts and pictures that change when the file changes. Browsers may
 * then keep each for ever, and still have the new one the moment a new portal is deployed.
 */
@Named("assets")
@ApplicationScoped
public class Assets {

    static final String FOLDER = "/assets/";

    @Inject private ServletContext context;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /**
     * The address of a file below {@code assets}, for example {@code base.css}.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public String url(String name) {
        return addresses.computeIfAbsent(name, this::address);
    }

    private String address(String name) {
        return context.getContextPath() + FOLDER + name + "?v=" + fingerprint(FOLDER + name);
    }

    private String fingerprint(String path) {
        try (InputStream file = context.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("No such asset: " + path);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + path, unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
