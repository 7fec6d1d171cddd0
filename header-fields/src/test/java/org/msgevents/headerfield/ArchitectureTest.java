// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.msgevents.headerfield", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_SHOULD_BE_FREE_OF_CYCLES =
            slices().matching("org.msgevents.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule HEADER_FIELDS_SHOULD_DEPEND_ON_JAVA_AND_MIME4J_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.msgevents.headerfield..", "java..", "org.jspecify.annotations", "org.apache.james.mime4j..");
}
