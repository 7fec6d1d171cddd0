// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts a clock that can be stepped from outside in the place of the system's, for all classes of the bundle. */
public final class ClockAgent {
    private static final String BUNDLE = "org/msgevents/";
    private static final String CLOCK = "java/time/Clock";
    private static final String SYSTEM = "systemUTC";
    private static final String OURS = ClockAgent.class.getName().replace('.', '/');

    private static volatile Clock clock = Clock.systemUTC();

    private ClockAgent() {}

    /** Called by the JVM before {@code main}; the argument is the file that tells by how much the clock is wrong. */
    public static void premain(String offset, Instrumentation instrumentation) {
        clock = OffsetClock.by(Path.of(offset));
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    ClassLoader loader, String name, Class<?> defined, ProtectionDomain domain, byte[] bytes) {
                // Null is "as it is", by contract.
                return name.startsWith(BUNDLE) && !name.equals(OURS) ? redirected(bytes) : null;
            }
        });
    }

    /** What the bundle gets for {@link Clock#systemUTC()}. */
    public static Clock systemUTC() {
        return clock;
    }

    static byte[] redirected(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Redirection(writer), 0);
        return writer.toByteArray();
    }

    private static final class Redirection extends ClassVisitor {
        Redirection(ClassWriter writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor original = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, original) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String method, String descriptor, boolean isInterface) {
                    boolean isTheClock = owner.equals(CLOCK) && method.equals(SYSTEM);
                    super.visitMethodInsn(opcode, isTheClock ? OURS : owner, method, descriptor, isInterface);
                }
            };
        }
    }
}
