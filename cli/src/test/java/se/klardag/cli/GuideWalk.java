package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/// A guide whose commands run in their order, each block of output held to what the command before it printed.
///
/// @param ends the exit code that a command is to end with, by its words
/// @param held holds what was printed last to a block
record GuideWalk(LedgerCall ledger, ToIntFunction<List<String>> ends, BiConsumer<String, String> held) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /// How much of a guide was tried.
    record Tried(int commands, int shown) {}

    Tried through(String guide) {
        var last = "";
        int commands = 0;
        int shown = 0;
        for (var block : CaseLines.read(Path.of(guide)).split("(?m)^```", -1)) {
            if (block.startsWith("sh\n")) {
                for (var line : block.substring(3).lines().toList()) {
                    last = run(line);
                    commands++;
                }
            } else if (block.startsWith("\n") && !block.startsWith("\n\n") && !block.isBlank() && commands > 0) {
                // a block of output begins at once; the text between two blocks begins with a blank line
                held.accept(last, block.strip());
                shown++;
            }
        }
        return new Tried(commands, shown);
    }

    private String run(String line) {
        var words = new ArrayList<String>();
        var word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        then(words.removeFirst()).isEqualTo("cli/klardag");
        words.replaceAll(each -> each.startsWith("fixtures/") || each.startsWith("cli/") ? "../" + each : each);
        if (!words.getFirst().equals("settle")) {
            words.addAll(List.of("--ledger", ledger.address()));
        }
        var call = Call.on(LedgerCall.TODAY, words.toArray(String[]::new));
        then(call.code()).as(line + "\n" + call.err()).isEqualTo(ends.applyAsInt(words));
        return call.out();
    }
}
