// SPDX-License-Identifier: Apache-2.0
package org.msgevents.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * By what a receiver knows us.
 *
 * @param chain our certificate, and after it those of who issued it
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] SAMPLE = {42};

    Identity {
        chain = List.copyOf(chain);
    }

    /** Whether each certificate but the last is issued by the owner of the next. */
    boolean isChain() {
        return IntStream.range(1, chain.size())
                .allMatch(i -> !chain.get(i).equals(chain.get(i - 1))
                        && chain.get(i - 1)
                                .getIssuerX500Principal()
                                .equals(chain.get(i).getSubjectX500Principal()));
    }

    /** Whether the key is that of our certificate. */
    boolean isWhole() {
        try {
            Signature signature = Signature.getInstance(algorithm());
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(chain.get(0).getPublicKey());
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException ofAnotherKind) {
            return false;
        }
    }

    private String algorithm() {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    /** Without the key. */
    @Override
    public String toString() {
        return chain.get(0).getSubjectX500Principal().getName();
    }
}
