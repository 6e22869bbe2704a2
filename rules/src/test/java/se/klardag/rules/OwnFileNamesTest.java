package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.RuleText;

/// A user may keep files in a folder of their own called `rules`: they are the user's, whatever they are called.
class OwnFileNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"rules/agreements/skane-2018.yaml", "rules\\agreements\\skane-2018.yaml"})
    void a_file_in_a_folder_called_rules_does_not_ship(String path) {
        var own = RuleText.own(path, "id: mine\nextends: statute\n".getBytes(StandardCharsets.UTF_8));

        assertThat(own.isShipped()).isFalse();
        assertThat(own.isAsShipped()).isFalse();
        assertThat(own.kept().name()).isEqualTo("skane-2018.yaml");
        // a file that refers to it is found again among what was kept
        assertThat(RuleLibrary.of(List.of(own.kept())).agreement(path)).isEqualTo(own.kept());
    }

    /// A folder that is added to what ships is known by its name.
    @Test
    void every_folder_of_what_ships_is_known() throws IOException {
        try (var folders = Files.list(Path.of("target", "classes", "se", "klardag", "rules", "data"))) {
            assertThat(folders.filter(Files::isDirectory).map(Path::getFileName).toList())
                    .hasSizeGreaterThan(5)
                    .allMatch(folder -> new RuleText("rules/" + folder + "/a.yaml", "", "").isShipped());
        }
    }
}
