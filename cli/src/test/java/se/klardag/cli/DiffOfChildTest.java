package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;

/// A file that extends a shipped agreement and changes nothing differs from it in nothing.
class DiffOfChildTest {
    @TempDir
    private Path folder;

    static List<String> agreements() {
        return Agreements.ids();
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void a_file_that_states_nothing_differs_in_nothing(String id) throws IOException {
        thenSame(id, "");
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void a_file_that_restates_every_lasting_value_differs_in_nothing(String id) throws IOException {
        var lines = new StringBuilder();
        for (var stated : Agreements.find(id).values().values()) {
            if (isLasting(stated)) {
                var value = stated.versions().getFirst().value();
                lines.append(stated.path()).append(": ").append(quoted(value)).append('\n');
            }
        }
        thenSame(id, lines.toString());
    }

    /// One that is different is seen.
    @ParameterizedTest
    @MethodSource("agreements")
    void a_file_that_changes_a_value_differs_in_it(String id) throws IOException {
        var call = diff(id, "invoice.payable: ore-half-up\npopulation.no-plan-made: out-of-numerator\n");

        then(call.code()).isZero();
        then(call.out()).doesNotContain("No stated differences.");
    }

    private static boolean isLasting(StatedTerm stated) {
        var first = stated.versions().isEmpty() ? null : stated.versions().getFirst();
        return stated.versions().size() == 1 && stated.gaps().isEmpty() && first != null && first.to() == null
                && first.status() != Status.UNKNOWN && !stated.path().equals(Agreement.FOLLOWS);
    }

    private static String quoted(String value) {
        return value.matches("[0-9.]+|[a-z-]+") ? value : '"' + value + '"';
    }

    private void thenSame(String id, String lines) throws IOException {
        var call = diff(id, lines);

        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("No stated differences.").doesNotContain("≠", "\n+ ", "\n? ");
    }

    private Call diff(String id, String lines) throws IOException {
        var child = Files.writeString(folder.resolve("child.yaml"), "id: child\nextends: " + id + "\n" + lines);
        return Call.of("agreements", "diff", "--lang", "en", id, child.toString());
    }
}
