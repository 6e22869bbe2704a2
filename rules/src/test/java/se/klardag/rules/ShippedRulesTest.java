package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.klardag.rules.files.RuleText;

/// The hash of all that ships is one of the files as they stand in this room, found by walking it.
class ShippedRulesTest {
    private static final List<String> FOLDERS = List.of(
            "agreements", "calendars", "changes", "grants", "history", "mappings", "municipalities", "national",
            "schema");

    @Test
    void every_rule_file_of_the_room_is_in_it() throws IOException {
        assertThat(ShippedRules.texts()).extracting(RuleText::name)
                .containsExactlyInAnyOrderElementsOf(
                        files().stream().map(file -> "rules/" + file.toString().replace('\\', '/')).toList());
    }

    /// As `sha256sum FILES | cut -d ' ' -f 1 | sort | sha256sum` says it.
    @Test
    void the_hash_is_that_of_the_sorted_hashes() throws IOException {
        var lines = new ArrayList<String>();
        for (var file : files()) {
            lines.add(sha256(Files.readAllBytes(file)));
        }
        var sorted = lines.stream().sorted().map(line -> line + "\n").collect(Collectors.joining());
        assertThat(ShippedRules.sha256()).isEqualTo(sha256(sorted.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<Path> files() throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : FOLDERS) {
            try (var all = Files.walk(Path.of(folder))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(yaml|csv|json)"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
