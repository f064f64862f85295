package dev.tenantonboarding.tests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Who may know whom; the arrows of the layout, kept. */
class ArchitectureTest {
    private static final String OURS = "dev.tenantonboarding.";
    private static JavaClasses all;

    @BeforeAll
    static void read() {
        var root = Path.of("..").toAbsolutePath().normalize();
        all = new ClassFileImporter().importPaths(Stream.of("functions/tenancy", "functions/runtime", "functions/onboarding", "functions/inference",
                "infra", "tools/localcloud", "tools/samples", "tools/tenantctl").map(module -> root.resolve(module).resolve("target/classes"))
                .filter(Files::exists).toList());
    }

    @Test
    void tenancy_knows_neither_aws_nor_any_other_module() {
        classes().that(in("tenancy")).should().onlyDependOnClassesThat(ours("tenancy").or(not(anyOfOurs())
                .and(not(resideInAnyPackage("software.amazon..", "com.amazonaws.."))))).check(all);
    }

    @Test
    void the_two_function_jars_share_only_tenancy_and_runtime() {
        knowsOnly("onboarding", "tenancy", "runtime");
        knowsOnly("inference", "tenancy", "runtime");
        knowsOnly("runtime", "tenancy");
    }

    @Test
    void the_template_knows_only_tenancy() {
        knowsOnly("infra", "tenancy");
    }

    @Test
    void the_local_cloud_stands_alone() {
        knowsOnly("localcloud");
        knowsOnly("samples");
    }

    @Test
    void tenantctl_loads_no_function() {
        knowsOnly("tenantctl", "tenancy", "localcloud", "samples");
    }

    @Test
    void only_the_environment_constructor_reads_the_process_environment() {
        noClasses().that(in("onboarding").or(in("inference")).or(in("runtime"))).and(not(new DescribedPredicate<JavaClass>("handlers") {
            @Override
            public boolean test(JavaClass type) {
                return type.getSimpleName().endsWith("Handler");
            }
        })).should().callMethod(System.class, "getenv").orShould().callMethod(System.class, "getenv", String.class).check(all);
    }

    private static void knowsOnly(String module, String... others) {
        var allowed = ours(module).or(not(anyOfOurs()));
        for (var other : others) {
            allowed = allowed.or(ours(other));
        }
        classes().that(in(module)).should().onlyDependOnClassesThat(allowed).check(all);
    }

    private static DescribedPredicate<JavaClass> in(String module) {
        return ours(module);
    }

    private static DescribedPredicate<JavaClass> ours(String module) {
        return resideInAPackage(OURS + module + "..");
    }

    private static DescribedPredicate<JavaClass> anyOfOurs() {
        return resideInAPackage(OURS.substring(0, OURS.length() - 1) + "..");
    }
}
