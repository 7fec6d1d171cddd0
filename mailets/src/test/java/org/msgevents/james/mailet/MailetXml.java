// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.io.StringReader;

import org.apache.commons.configuration2.XMLConfiguration;
import org.apache.commons.configuration2.builder.BasicConfigurationBuilder;
import org.apache.commons.configuration2.io.FileHandler;
import org.apache.james.mailetcontainer.impl.MailetConfigImpl;
import org.apache.mailet.MailetConfig;

/** A mailet element, as James reads it. */
final class MailetXml {
    private MailetXml() {}

    static MailetConfig parse(String element) throws Exception {
        XMLConfiguration xml = new BasicConfigurationBuilder<>(XMLConfiguration.class).getConfiguration();
        new FileHandler(xml).load(new StringReader(element));
        MailetConfigImpl config = new MailetConfigImpl();
        config.setConfiguration(xml);
        return config;
    }
}
