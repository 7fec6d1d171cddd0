// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An OpenID provider as far as a mail server asks one: it publishes its keys (RFC 7517), says whether a token is good
 * (RFC 7662), and whose it is.
 */
public final class TokenIssuer implements AutoCloseable {
    /** What James asks the issuer besides its keys. */
    public enum Check {
        NOTHING(""),
        INTROSPECTION("<introspection><url>@ISSUER@/introspect</url></introspection>"),
        USERINFO("<userinfo><url>@ISSUER@/userinfo</url></userinfo>");

        private final String configuration;

        Check(String configuration) {
            this.configuration = configuration;
        }
    }

    private static final String CLAIM = "email_address";
    private static final String KEY_ID = "test";
    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final KeyPair keys;
    private final String user;
    private volatile boolean revoked;

    private TokenIssuer(HttpServer server, KeyPair keys, String user) {
        this.server = server;
        this.keys = keys;
        this.user = user;
    }

    /** One whose tokens are all of that user. */
    public static TokenIssuer start(String user) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TokenIssuer issuer = new TokenIssuer(server, generator.generateKeyPair(), user);
        server.createContext("/jwks", call -> answer(call, issuer.keySet()));
        server.createContext("/introspect", call -> answer(call, issuer.introspection()));
        server.createContext("/userinfo", call -> answer(call, Map.of("sub", "1", CLAIM, issuer.owner())));
        server.start();
        return issuer;
    }

    /** For {@code imapserver.xml}. */
    String configuration(Check check) {
        String oidc =
                """
                <oidc>
                    <oidcConfigurationURL>@ISSUER@/.well-known/openid-configuration</oidcConfigurationURL>
                    <jwksURL>@ISSUER@/jwks</jwksURL>
                    <claim>@CLAIM@</claim>
                    <scope>openid</scope>
                    @CHECK@
                </oidc>
                """;
        return oidc.replace("@CHECK@", check.configuration)
                .replace("@CLAIM@", CLAIM)
                .replace("@ISSUER@", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A signed JWT (RFC 7519). */
    public String token() throws IOException, GeneralSecurityException {
        long expiry = Instant.now().plus(VALIDITY).getEpochSecond();
        String signed = encoded(JSON.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)))
                + "."
                + encoded(JSON.writeValueAsBytes(Map.of("exp", expiry, CLAIM, user)));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature.sign());
    }

    /** From now on the tokens are nobody's any more, for who asks. */
    public void revoke() {
        revoked = true;
    }

    private Map<String, ?> introspection() {
        return revoked ? Map.of("active", false) : Map.of("active", true, CLAIM, user);
    }

    private String owner() {
        return revoked ? "nobody" : user;
    }

    private Map<String, ?> keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "kid",
                        KEY_ID,
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "n",
                        unsigned(key.getModulus()),
                        "e",
                        unsigned(key.getPublicExponent()))));
    }

    private static String unsigned(BigInteger number) {
        byte[] octets = number.toByteArray();
        return encoded(octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets);
    }

    private static String encoded(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static void answer(HttpExchange call, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, json.length);
        try (call) {
            call.getResponseBody().write(json);
        }
    }

    /** From now on nobody answers. Idempotent. */
    @Override
    public void close() {
        server.stop(0);
    }
}
