package se.klardag.cli.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// What a result is (*filens slag*), told by what a file holds: only a file that the same command could have written is
/// written over.
public enum FileKind {
    PAGE("page") {
        @Override
        boolean isOne(Path file) throws IOException {
            return text(file).stripLeading().toLowerCase(Locale.ROOT).startsWith("<!doctype html");
        }
    },
    WORKBOOK("workbook") {
        @Override
        boolean isOne(Path file) throws IOException {
            return holds(file, "xl/workbook.xml");
        }
    },
    BUNDLE("bundle") {
        @Override
        boolean isOne(Path file) throws IOException {
            return holds(file, "receipt.json");
        }
    },
    CASES("cases") {
        @Override
        boolean isOne(Path file) throws IOException {
            return text(file).startsWith("case_id,");
        }
    };

    private static final int BEGINNING = 256;

    private final String code;

    FileKind(String code) {
        this.code = code;
    }

    /// Its key in texts.
    public String code() {
        return code;
    }

    /// Whether a file that is there is of another kind. An empty one is of none: other programs make it to keep a name.
    ///
    /// @throws UnreadableFileException when it cannot be read
    public boolean isOther(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0 && !isOne(file);
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(file.toString(), unreadable);
        }
    }

    abstract boolean isOne(Path file) throws IOException;

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
        }
    }

    private static boolean holds(Path file, String part) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry(part) != null;
        } catch (ZipException _) {
            return false; // no archive at all
        }
    }
}
