// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Whether and when a connection is secured. */
public enum Tls {
    NONE,
    /** By a command. */
    STARTTLS,
    /** From the first octet. */
    IMPLICIT;

    /** Of James' key, among its own test resources. */
    private static final String PASSWORD = "james72laBalle";

    /** Secures a connection to a server with James' key, which is trusted as it is. */
    static SSLSocket over(Socket connection) throws IOException {
        SSLSocket secured = (SSLSocket) trustingJames()
                .getSocketFactory()
                .createSocket(connection, connection.getInetAddress().getHostAddress(), connection.getPort(), true);
        secured.startHandshake();
        return secured;
    }

    private static SSLContext trustingJames() throws IOException {
        try (InputStream file = Objects.requireNonNull(Tls.class.getResourceAsStream("/keystore"))) {
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(file, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
