package se.klardag.cli.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.rules.files.BoundedFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder that holds documents already (*använd utkatalog*). The same bills may be written there again; other bills may
/// not take the place of their files.
public final class FilledFolder {
    private static final int LARGEST = 256 << 20;
    private static final String MANIFEST = "manifest.json";

    private FilledFolder() {}

    /// Refuses to write over the files of bills that are not among those to be written.
    ///
    /// @throws DocumentRefusedException naming the first such bill
    public static void refuseOthers(Path folder, List<DocumentFile> files) {
        var there = folder.resolve(MANIFEST);
        if (!Files.exists(there)) {
            return;
        }
        var fresh = files.stream()
                .filter(file -> file.name().equals(MANIFEST))
                .findFirst()
                .map(file -> bills(folder, file.bytes()))
                .orElseGet(LinkedHashSet::new);
        for (var bill : bills(folder, bytes(there))) {
            if (!fresh.contains(bill)) {
                throw DocumentRefusedException.byRule(
                        "invoice.other-bills", folder.toString(), TerminalSafe.briefly(bill));
            }
        }
    }

    /// Refuses to write over a file that holds something else.
    ///
    /// @throws DocumentRefusedException naming the first such file
    public static void refuseChanges(Path folder, List<DocumentFile> files) {
        for (var file : files) {
            var there = folder.resolve(file.name());
            if (Files.exists(there) && !Arrays.equals(bytes(there), file.bytes())) {
                throw DocumentRefusedException.byRule("statement.other-bytes", there.toString());
            }
        }
    }

    private static SequencedSet<String> bills(Path folder, byte[] manifest) {
        var bills = new LinkedHashSet<String>();
        try {
            for (var bill : JsonMapper.shared().readTree(manifest).required("bills")) {
                bills.add(name(bill));
            }
        } catch (JacksonException | IllegalArgumentException _) {
            throw DocumentRefusedException.byRule("invoice.other-files", folder.toString());
        }
        return bills;
    }

    /// Its number; of a draft what is drafted.
    private static String name(JsonNode bill) {
        var number = bill.required("number");
        return number.isNull()
                ? String.join(
                        " ",
                        bill.required("agreement").asString(),
                        bill.required("period").asString(),
                        bill.required("municipality").asString(),
                        bill.required("careGroup").asString())
                : number.asString() + " (" + bill.required("period").asString() + ")";
    }

    private static byte[] bytes(Path file) {
        try {
            return BoundedFile.read(file, LARGEST);
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(file.toString(), unreadable);
        }
    }
}
