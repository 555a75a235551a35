package org.codexfield.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Whoever trusts the verifier need not trust the server's code. */
class DependenciesTest {

    @Test
    void theVerifier_knowsWhatVerifies_andNothingElse() {
        var verifier =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.codexfield.verifier");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.databind..",
                        "com.fasterxml.jackson.core..",
                        "org.codexfield.shared",
                        "org.codexfield.*.verify",
                        "org.codexfield.verifier")
                .check(verifier);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.rmi..", "javax.net..")
                .because("it works offline")
                .check(verifier);
    }
}
