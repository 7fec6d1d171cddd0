// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"org.msgevents.james.mailet", "org.msgevents.james.matcher"},
        importOptions = DoNotIncludeTests.class)
class LayersTest {
    /** Types that James 3.8 and 3.9 have under different names: naming one would bind the jar to one of them. */
    @ArchTest
    static final ArchRule MAIN_CODE_SHOULD_NOT_NAME_WHAT_CHANGED_BETWEEN_VERSIONS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.mail..", "jakarta.mail..", "javax.inject..", "jakarta.inject..");

    /** Inner parts of James' LocalDelivery, and interfaces, that gained or changed methods. */
    @ArchTest
    static final ArchRule MAIN_CODE_SHOULD_NOT_REACH_BEHIND_THE_LOCAL_DELIVERY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.james.transport.mailets.delivery..")
            .orShould()
            .implement("org.apache.james.user.api.UsersRepository")
            .orShould()
            .implement("org.apache.james.mailbox.MailboxManager");
}
