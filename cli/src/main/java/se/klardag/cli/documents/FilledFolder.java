package se.klardag.cli.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.BiPredicate;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.KeptFiles;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.RuleText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder that holds documents already (*använd utkatalog*). The same may be written there again, and what differs only
/// where the user says so; other bills may not take the place of the files of these.
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

    /// Refuses to write over a file that holds something else, unless the user says so; and never over what was sent, as
    /// nobody could show any more what the receiver has.
    ///
    /// @param forced whether the user says so
    /// @param isSent whether a file of this name was sent in bytes of this hash
    /// @throws DocumentRefusedException naming the first file that was sent
    /// @throws UsageException           naming the first other file
    public static void refuseChanges(
            Path folder, List<DocumentFile> files, boolean forced, BiPredicate<String, String> isSent) {
        KeptFiles.refuseLedger(folder);
        for (var file : files) {
            var there = folder.resolve(file.name());
            KeptFiles.refuseSource(there);
            if (!Files.exists(there)) {
                continue;
            }
            var kept = bytes(there);
            if (Arrays.equals(kept, file.bytes())) {
                continue;
            }
            if (isSent.test(file.name(), RuleText.sha256(kept))) {
                throw DocumentRefusedException.byRule("documents.sent-there", there.toString());
            }
            if (!forced) {
                throw new UsageException("output.exists", TerminalSafe.of(there.toString()));
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
