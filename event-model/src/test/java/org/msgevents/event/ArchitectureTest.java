// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.msgevents", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_SHOULD_BE_FREE_OF_CYCLES =
            slices().matching("org.msgevents.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVENTS_SHOULD_DEPEND_ON_NOTHING_BUT_JAVA = classes()
            .that()
            .resideInAPackage("org.msgevents.event")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.msgevents.event", "java..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule JSON_SHOULD_DEPEND_ON_CLOUDEVENTS_AND_JACKSON_ALONE = classes()
            .that()
            .resideInAPackage("org.msgevents.event.json")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.msgevents.event..",
                    "java..",
                    "org.jspecify.annotations",
                    "io.cloudevents..",
                    "com.fasterxml.jackson..");

    /** Finding a format by ServiceLoader fails where James loads its extensions. */
    @ArchTest
    static final ArchRule FORMATS_SHOULD_NOT_BE_LOOKED_UP = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.cloudevents.core.provider")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.ServiceLoader");
}
