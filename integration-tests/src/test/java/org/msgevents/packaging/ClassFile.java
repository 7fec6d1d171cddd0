// SPDX-License-Identifier: Apache-2.0
package org.msgevents.packaging;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** A class file, and what its constant pool names. */
final class ClassFile {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD_REFERENCE = 9;
    private static final int METHOD_REFERENCE = 10;
    private static final int INTERFACE_METHOD_REFERENCE = 11;
    private static final Pattern DESCRIBED = Pattern.compile("L([A-Za-z_][\\w/$]*)[;<]");

    private final ClassReader reader;
    private final ClassNode node = new ClassNode();

    ClassFile(byte[] bytes) {
        reader = new ClassReader(bytes);
        reader.accept(node, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    }

    String name() {
        return node.name;
    }

    ClassNode node() {
        return node;
    }

    int majorVersion() {
        return node.version & 0xFFFF;
    }

    boolean isInterface() {
        return (node.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** The types that the virtual machine may have to load for this class. */
    Set<String> loaded() {
        Set<String> names = new LinkedHashSet<>();
        forEachConstant((offset, tag) -> {
            if (tag == CLASS) {
                String name = reader.readUTF8(offset, buffer());
                names.add(
                        name.startsWith("[")
                                ? Type.getType(name).getElementType().getInternalName()
                                : name);
            }
        });
        return names;
    }

    /** The types in descriptors, signatures and annotations: reflection, such as that of Guice, may have to load them. */
    Set<String> described() {
        Set<String> names = new LinkedHashSet<>();
        forEachConstant((offset, tag) -> {
            if (tag == UTF8) {
                Matcher matcher = DESCRIBED.matcher(text(offset));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        });
        return names;
    }

    List<MemberReference> members() {
        List<MemberReference> references = new ArrayList<>();
        forEachConstant((offset, tag) -> {
            if (tag == FIELD_REFERENCE || tag == METHOD_REFERENCE || tag == INTERFACE_METHOD_REFERENCE) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                references.add(new MemberReference(
                        reader.readClass(offset, buffer()),
                        reader.readUTF8(nameAndType, buffer()),
                        reader.readUTF8(nameAndType + 2, buffer()),
                        switch (tag) {
                            case FIELD_REFERENCE -> MemberReference.Kind.FIELD;
                            case METHOD_REFERENCE -> MemberReference.Kind.METHOD;
                            default -> MemberReference.Kind.INTERFACE_METHOD;
                        }));
            }
        });
        return references;
    }

    /** The interface methods that lambdas and method references of this class implement. */
    List<MemberReference> lambdas() {
        List<MemberReference> implemented = new ArrayList<>();
        node.methods.forEach(method -> method.instructions.forEach(instruction -> {
            if (instruction instanceof InvokeDynamicInsnNode dynamic
                    && dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                implemented.add(new MemberReference(
                        Type.getReturnType(dynamic.desc).getInternalName(),
                        dynamic.name,
                        ((Type) dynamic.bsmArgs[0]).getDescriptor(),
                        MemberReference.Kind.INTERFACE_METHOD));
            }
        }));
        return implemented;
    }

    private void forEachConstant(ConstantVisitor visitor) {
        for (int index = 1; index < reader.getItemCount(); index++) {
            int offset = reader.getItem(index);
            if (offset > 0) {
                visitor.visit(offset, reader.readByte(offset - 1));
            }
        }
    }

    private String text(int offset) {
        int length = reader.readUnsignedShort(offset);
        StringBuilder text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append((char) reader.readByte(offset + 2 + index));
        }
        return text.toString();
    }

    private char[] buffer() {
        return new char[reader.getMaxStringLength()];
    }

    private interface ConstantVisitor {
        void visit(int offset, int tag);
    }
}
