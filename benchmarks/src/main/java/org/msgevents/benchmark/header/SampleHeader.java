// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.header;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The header of a mail to a mailing list as it arrives in a mailbox: 4 KiB, 27 fields. */
final class SampleHeader {
    /** What a receiver of MessageNew asks for; all of them are in it. */
    static final List<String> TEN_FIELDS = List.of(
            "From",
            "To",
            "Cc",
            "Subject",
            "Date",
            "Message-ID",
            "References",
            "List-ID",
            "List-Unsubscribe",
            "Content-Type");

    private static final String TEXT =
            """
            Return-Path: <dev-bounces+bob=example.net@lists.example.org>
            Delivered-To: bob@example.net
            """
                    + received(5)
                    + """
            Authentication-Results: mx; dkim=pass header.d=lists.example.org header.s=2024 header.b=dzdVyOfA;
             dkim=fail reason="signature verification failed" header.d=example.com header.b=Qx8mW2aa;
             spf=pass (domain of dev-bounces@lists.example.org designates 192.0.2.17 as permitted sender)
             smtp.mailfrom=dev-bounces@lists.example.org; dmarc=pass (p=NONE) header.from=example.com
            Received-SPF: pass (mx.example.net: domain of dev-bounces@lists.example.org designates 192.0.2.17 as
             permitted sender) client-ip=192.0.2.17; envelope-from=dev-bounces@lists.example.org; helo=lists.example.org
            """
                    + signature("lists.example.org")
                    + signature("example.com")
                    + """
            From: =?utf-8?Q?J=C3=B6rg_M=C3=BCller?= <joerg.mueller@example.com>
            To: Development <dev@lists.example.org>, "Liddell, Alice" <alice@example.org>
            Cc: Bob <bob@example.net>, carol@example.net, Dave (at work) <dave@example.edu>
            Subject: [dev] =?utf-8?B?UmU6IEdyw7zDn2UgYXVzIE3DvG5jaGVuOiBkZXIgUGxhbiBmw7xyIGRpZQ==?=
             =?utf-8?B?IG7DpGNoc3RlIFdvY2hl?=
            Date: Fri, 26 Jan 2024 10:11:12 +0100 (CET)
            Message-ID: <20240126101112.4242@mail.example.com>
            In-Reply-To: <CAF+xyz0123456789abcdefghijklmnop@mail.example.org>
            References: <20240124080000.1@mail.example.com> <20240124090000.2@mail.example.org>
             <20240125100000.3@mail.example.com> <CAF+xyz0123456789abcdefghijklmnop@mail.example.org>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_b0undary-7f3a9c"; charset*=utf-8''utf-8
            User-Agent: Mailer/115.6.0 (X11; Linux x86_64)
            Content-Language: de-DE, en
            X-Mailman-Version: 3.3.9
            Precedence: list
            List-ID: Development of everything <dev.lists.example.org>
            List-Archive: <https://lists.example.org/archives/dev/>
            List-Help: <mailto:dev-request@lists.example.org?subject=help>
            List-Post: <mailto:dev@lists.example.org>
            List-Unsubscribe: <https://lists.example.org/leave/dev?token=0123456789abcdef>,
             <mailto:dev-leave@lists.example.org>
            """;

    private SampleHeader() {}

    static byte[] octets() {
        return (TEXT + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String received(int hops) {
        StringBuilder lines = new StringBuilder();
        for (int hop = hops; hop > 0; hop--) {
            lines.append(
                    """
                    Received: from mx%1$d.example.org (mx%1$d.example.org [192.0.2.%1$d]) (using TLSv1.3 with cipher
                     TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) by mx0.example.net
                     with ESMTPS id 4F2A%1$d for <bob@example.net>; Fri, 26 Jan 2024 10:11:1%1$d +0100 (CET)
                    """
                            .formatted(hop));
        }
        return lines.toString();
    }

    private static String signature(String domain) {
        return """
               DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=2024; t=1706260272;
                h=from:to:cc:subject:date:message-id:in-reply-to:references:mime-version:content-type;
                bh=frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=;
                b=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeeruD00lszZVoG4ZHRNiYzRdzdVyOfAKCdLXdJOc9G2
                q8LoXSlEniSbav+yuU4zGeeruD00lszZVoG4ZHRNiYzRdzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeer
               """
                .formatted(domain);
    }
}
