package se.klardag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Case files for tests: one good row, and what a test changes in it.
public final class CaseLines {
    public static final List<String> COLUMNS = List.of(
            "case_id",
            "patient",
            "municipality",
            "care_type",
            "unit",
            "admitted_at",
            "admission_notice_at",
            "planned_discharge",
            "ready_at",
            "ready_notice_at",
            "sip_required",
            "sip_called_at",
            "withdrawn_at",
            "discharged_at",
            "outcome",
            "consent",
            "open_care_ready",
            "legal_basis");
    static final String HEADER = String.join(",", COLUMNS);

    private CaseLines() {}

    /// A row of Malmö with four noons, discharged in September 2022; `change` holds column and value in turn.
    public static String row(String... change) {
        return String.join(",", fields(change).values());
    }

    static Map<String, String> fields(String... change) {
        var fields = new LinkedHashMap<String, String>();
        COLUMNS.forEach(column -> fields.put(column, ""));
        fields.put("case_id", "a");
        fields.put("municipality", "1280");
        fields.put("admitted_at", "2022-09-01 08:00");
        fields.put("admission_notice_at", "2022-09-01 09:00");
        fields.put("ready_notice_at", "2022-09-05 10:00");
        fields.put("discharged_at", "2022-09-08 13:00");
        for (int i = 0; i < change.length; i += 2) {
            if (fields.replace(change[i], change[i + 1]) == null) {
                throw new IllegalArgumentException("no column " + change[i]);
            }
        }
        return fields;
    }

    public static String table(String... rows) {
        return HEADER + "\n" + Arrays.stream(rows).map(row -> row + "\n").collect(Collectors.joining());
    }

    /// A file with these rows.
    public static Path file(Path folder, String... rows) {
        return text(folder, "cases.csv", table(rows));
    }

    public static Path text(Path folder, String name, String text) {
        return text(folder, name, text, StandardCharsets.UTF_8);
    }

    public static Path text(Path folder, String name, String text, Charset encoding) {
        return bytes(folder, name, text.getBytes(encoding));
    }

    static Path bytes(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /// Names in a folder, sorted.
    public static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
