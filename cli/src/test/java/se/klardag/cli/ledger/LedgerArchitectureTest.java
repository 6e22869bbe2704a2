package se.klardag.cli.ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the ledger is built of, and what it never does.
class LedgerArchitectureTest {
    private static final Set<String> CHANGING = Set.of(
            "update", "updateQuery", "executeUpdate", "delete", "deleteFrom", "deleteQuery", "executeDelete",
            "truncate",
            "truncateTable", "mergeInto", "batchUpdate", "batchDelete", "batchMerge", "batchStore", "store", "refresh");
    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("se.klardag.cli");

    @Test
    void nothing_that_is_booked_is_ever_changed() throws IOException {
        var changing = new ArrayList<String>();
        int calls = 0;
        for (var each : CLI) {
            for (JavaMethodCall call : each.getMethodCallsFromSelf()) {
                boolean jooq = call.getTargetOwner().getPackageName().startsWith("org.jooq");
                calls += jooq ? 1 : 0;
                if (jooq && CHANGING.contains(call.getName())) {
                    changing.add(call.getDescription());
                }
            }
        }
        assertThat(calls).isGreaterThan(30);
        assertThat(changing).isEmpty();
        try (var files = Files.walk(Path.of("src", "main", "java", "se", "klardag", "cli", "ledger"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString())
                        .doesNotContainPattern("(?i)\"\\s*(update|delete from|truncate)\\s");
            }
        }
    }

    @Test
    void the_journal_and_what_is_posted_know_no_tables() {
        noClasses()
                .that(resideInAPackage("se.klardag.cli.ledger.posting.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.jooq.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("se.klardag.cli.ledger.projection.."))
                .check(CLI);
        noClasses()
                .that(resideInAPackage("se.klardag.cli.ledger.journal.."))
                .should()
                .dependOnClassesThat(resideInAPackage("se.klardag.cli.ledger.posting.."))
                .check(CLI);
    }
}
