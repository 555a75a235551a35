package org.codexfield.shared.web;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds all classes of a module, for tests that let none be forgotten. */
public final class ModuleClasses {

    private ModuleClasses() {}

    /** The classes of the same module, which is a folder or a jar. */
    public static List<Class<?>> beside(Class<?> one) throws Exception {
        var module = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(module)) {
            return below(module);
        }
        try (var jar = FileSystems.newFileSystem(module)) {
            return below(jar.getPath("/"));
        }
    }

    private static List<Class<?>> below(Path root) throws Exception {
        var found = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.walk(root.resolve("org/codexfield"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String path = root.relativize(file).toString();
                if (!path.contains("-info")) {
                    String name = path.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", "");
                    found.add(Class.forName(name, false, ModuleClasses.class.getClassLoader()));
                }
            }
        }
        return found;
    }
}
