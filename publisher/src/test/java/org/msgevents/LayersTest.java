// SPDX-License-Identifier: Apache-2.0
package org.msgevents;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.concurrent.Executor;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.msgevents", importOptions = DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule PACKAGES_SHOULD_BE_FREE_OF_CYCLES =
            slices().matching("org.msgevents.(*)..").should().beFreeOfCycles();

    /** mime4j is of the James project, but no part of the server. */
    @ArchTest
    static final ArchRule NOTHING_SHOULD_KNOW_JAMES = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.apache.james..", "org.apache.mailet..", "reactor..", "com.google..")
                            .and(not(resideInAPackage("org.apache.james.mime4j.."))));

    @ArchTest
    static final ArchRule THREADS_SHOULD_BELONG_TO_DELIVERY = noClasses()
            .that()
            .resideOutsideOfPackage("..delivery..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class);

    @ArchTest
    static final ArchRule NOBODY_SHOULD_SLEEP = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
