package org.codexfield.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** All classes of the product, without its tests. */
final class Product {

    private static final JavaClasses CLASSES = read();

    private Product() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    private static JavaClasses read() {
        Set<Path> folders = new LinkedHashSet<>();
        Arrays.stream(Layer.values())
                .map(layer -> Path.of("..", layer.module(), "target", "classes"))
                .forEach(folders::add);
        for (var folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException("Build the whole product first: no " + folder);
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }
}
