// SPDX-License-Identifier: Apache-2.0
package org.msgevents.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Does what a virtual machine does with references into James, without running anything, and tells what it would throw. */
final class Linker {
    private final ClassSet world;
    private final Predicate<String> exempt;

    /**
     * @param exempt types that are known to be missing from the world
     */
    Linker(ClassSet world, Predicate<String> exempt) {
        this.world = world;
        this.exempt = exempt;
    }

    List<String> errors(ClassFile type) {
        List<String> errors = new ArrayList<>();
        Stream.concat(type.loaded().stream(), type.described().stream())
                .distinct()
                .filter(Linker::isJames)
                .filter(name -> !exempt.test(name) && world.find(name).isEmpty())
                .forEach(name -> errors.add("no class " + name));
        type.members().stream().filter(this::isChecked).forEach(reference -> link(reference, errors));
        type.lambdas().stream().filter(this::isChecked).forEach(lambda -> implement(lambda, errors));
        if ((type.node().access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0) {
            complete(type, errors);
        }
        return errors.stream().map(error -> type.name() + ": " + error).toList();
    }

    private boolean isChecked(MemberReference reference) {
        return isJames(reference.owner())
                && !exempt.test(reference.owner())
                && world.find(reference.owner()).isPresent();
    }

    private void link(MemberReference reference, List<String> errors) {
        boolean isInterface =
                world.find(reference.owner()).map(ClassFile::isInterface).orElseThrow();
        if ((reference.kind() == MemberReference.Kind.INTERFACE_METHOD && !isInterface)
                || (reference.kind() == MemberReference.Kind.METHOD && isInterface)) {
            errors.add("class and interface changed places: " + reference);
        }
        boolean found = lineage(reference).anyMatch(type -> has(type, reference));
        if (!found) {
            errors.add("no " + reference);
        }
    }

    private Stream<ClassFile> lineage(MemberReference reference) {
        return reference.name().equals("<init>")
                ? world.find(reference.owner()).stream()
                : world.lineage(reference.owner()).stream();
    }

    private static boolean has(ClassFile type, MemberReference wanted) {
        return wanted.kind() == MemberReference.Kind.FIELD
                ? type.node().fields.stream()
                        .anyMatch(field -> field.name.equals(wanted.name()) && field.desc.equals(wanted.descriptor()))
                : type.node().methods.stream()
                        .anyMatch(method -> isNamed(method, wanted.name(), wanted.descriptor())
                                && (method.access & Opcodes.ACC_PRIVATE) == 0);
    }

    private void implement(MemberReference lambda, List<String> errors) {
        abstractMethods(world.lineage(lambda.owner()))
                .filter(method -> !isNamed(method, lambda.name(), lambda.descriptor()))
                .filter(method -> implementation(lambda.owner(), method).isEmpty())
                .forEach(method -> errors.add("a lambda lacks " + lambda.owner() + "." + method.name + method.desc));
    }

    private void complete(ClassFile type, List<String> errors) {
        Set<ClassFile> lineage = world.lineage(type.name());
        abstractMethods(lineage)
                .filter(method -> implementation(type.name(), method).isEmpty())
                .forEach(method -> errors.add("does not implement " + method.name + method.desc));
        lineage.stream()
                .filter(ancestor -> isJames(ancestor.name()))
                .flatMap(ancestor -> ancestor.node().methods.stream())
                .filter(method -> (method.access & Opcodes.ACC_FINAL) != 0)
                .filter(method -> type.node().methods.stream().anyMatch(own -> isNamed(own, method.name, method.desc)))
                .forEach(method -> errors.add("overrides the final " + method.name + method.desc));
    }

    private Stream<MethodNode> abstractMethods(Set<ClassFile> lineage) {
        return lineage.stream()
                .filter(ancestor -> isJames(ancestor.name()))
                .flatMap(ancestor -> ancestor.node().methods.stream())
                .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) != 0);
    }

    private Optional<MethodNode> implementation(String type, MethodNode wanted) {
        return world.lineage(type).stream()
                .flatMap(ancestor -> ancestor.node().methods.stream())
                .filter(method -> (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0)
                .filter(method -> isNamed(method, wanted.name, wanted.desc))
                .findFirst();
    }

    private static boolean isNamed(MethodNode method, String name, String descriptor) {
        return method.name.equals(name) && method.desc.equals(descriptor);
    }

    static boolean isJames(String name) {
        return name.startsWith("org/apache/james/") || name.startsWith("org/apache/mailet/");
    }
}
