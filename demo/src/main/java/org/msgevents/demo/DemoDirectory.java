// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sets up James' working directory as the README tells an operator to: the sample configuration, and the jar. */
final class DemoDirectory {
    private static final String BIND = "127\\.0\\.0\\.1:\\d+</bind>";
    private static final String WEBHOOK_URL = "<url>[^<]*</url>";

    private DemoDirectory() {}

    /** In an empty directory; what differs from the samples: free ports and the receiver's URL. */
    static void create(Path directory, Path samples, Path jar, URI receiver) throws IOException {
        Path conf = Files.createDirectories(directory.resolve("conf"));
        Path jars = Files.createDirectories(directory.resolve("extensions-jars"));
        Files.copy(jar, jars.resolve(jar.getFileName()));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(samples)) {
            for (Path sample : files) {
                Files.writeString(conf.resolve(sample.getFileName()), adapt(Files.readString(sample), receiver));
            }
        }
    }

    private static String adapt(String sample, URI receiver) {
        return sample.replaceAll(BIND, "127.0.0.1:0</bind>")
                .replaceAll("(?m)^port=\\d+$", "port=0")
                .replaceAll(WEBHOOK_URL, "<url>" + receiver + "</url>");
    }
}
