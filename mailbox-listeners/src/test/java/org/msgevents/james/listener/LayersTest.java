// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.msgevents.james", importOptions = DoNotIncludeTests.class)
class LayersTest {
    /** Types that James 3.8 and 3.9 have under different names: naming one would bind the jar to one of them. */
    @ArchTest
    static final ArchRule MAIN_CODE_SHOULD_NOT_NAME_WHAT_CHANGED_BETWEEN_VERSIONS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.mail..", "jakarta.mail..", "javax.inject..", "jakarta.inject..");
}
