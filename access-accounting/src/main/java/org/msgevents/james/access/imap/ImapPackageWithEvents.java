// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.util.Map;

import org.apache.james.modules.protocols.ImapPackage;
import org.apache.james.utils.ClassName;

import com.google.common.collect.ImmutableList;
import com.google.inject.Inject;

/**
 * James' own IMAP, whose logins, logouts and refusals for quota are told: for {@code imapPackages} in
 * {@code imapserver.xml}, in the place of the default package.
 *
 * <p>From James 3.10 on its LOGIN and AUTHENTICATE must not be replaced; there this package is the default one.
 */
public final class ImapPackageWithEvents extends ImapPackage.Impl {
    private static final String JAMES = "org.apache.james.imap.processor.";
    private static final String SASL_OF_JAMES_3_10 = "org.apache.james.protocols.sasl.JamesSaslAuthenticator";
    private static final Map<String, Class<?>> REPLACED = Map.of(
            JAMES + "LoginProcessor", LoginProcessorWithEvents.class,
            JAMES + "AuthenticateProcessor", AuthenticateProcessorWithEvents.class,
            JAMES + "LogoutProcessor", LogoutProcessorWithEvents.class,
            JAMES + "AppendProcessor", AppendProcessorWithEvents.class,
            JAMES + "CopyProcessor", CopyProcessorWithEvents.class);

    @Inject
    public ImapPackageWithEvents() {
        super(
                ImapPackage.DEFAULT.processors().stream()
                        .map(ImapPackageWithEvents::replaced)
                        .collect(ImmutableList.toImmutableList()),
                ImmutableList.copyOf(ImapPackage.DEFAULT.decoders()),
                ImmutableList.copyOf(ImapPackage.DEFAULT.encoders()));
    }

    private static ClassName replaced(ClassName processor) {
        Class<?> own = REPLACED.get(processor.getName());
        return own == null || isJames310() ? processor : new ClassName(own.getName());
    }

    private static boolean isJames310() {
        return ImapPackage.class.getClassLoader().getResource(SASL_OF_JAMES_3_10.replace('.', '/') + ".class") != null;
    }
}
