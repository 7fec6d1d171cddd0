// SPDX-License-Identifier: Apache-2.0
package org.msgevents.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Classes by internal name, with those of the JDK behind them. */
final class ClassSet {
    private final Map<String, ClassFile> classes = new HashMap<>();

    static ClassSet ofJar(Path jar) {
        ClassSet set = new ClassSet();
        set.addJar(jar);
        return set;
    }

    static ClassSet ofDirectory(Path directory) {
        ClassSet set = new ClassSet();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".jar")).forEach(set::addJar);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return set;
    }

    static ClassSet of(ClassFile... files) {
        ClassSet set = new ClassSet();
        List.of(files).forEach(file -> set.classes.put(file.name(), file));
        return set;
    }

    ClassSet and(ClassSet others) {
        ClassSet set = new ClassSet();
        set.classes.putAll(others.classes);
        set.classes.putAll(classes);
        return set;
    }

    Collection<ClassFile> all() {
        return classes.values();
    }

    Optional<ClassFile> find(String name) {
        if (name.startsWith("java/")) {
            classes.computeIfAbsent(name, ClassSet::ofJdk);
        }
        return Optional.ofNullable(classes.get(name));
    }

    /** The type, its superclasses and all their interfaces, as far as they are here; superclasses first. */
    Set<ClassFile> lineage(String name) {
        Set<ClassFile> lineage = new LinkedHashSet<>();
        for (Optional<ClassFile> type = find(name); type.isPresent(); type = superclass(type.get())) {
            lineage.add(type.get());
        }
        Set<ClassFile> superclasses = Set.copyOf(lineage);
        superclasses.forEach(type -> type.node().interfaces.forEach(each -> lineage.addAll(lineage(each))));
        return lineage;
    }

    private Optional<ClassFile> superclass(ClassFile type) {
        return Optional.ofNullable(type.node().superName).flatMap(this::find);
    }

    private void addJar(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (var entry : file.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> !entry.getName().startsWith("META-INF/"))
                    .toList()) {
                try (InputStream bytes = file.getInputStream(entry)) {
                    ClassFile parsed = new ClassFile(bytes.readAllBytes());
                    classes.put(parsed.name(), parsed);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ClassFile ofJdk(String name) {
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return new ClassFile(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
