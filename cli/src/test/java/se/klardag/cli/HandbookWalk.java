package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A walk of the handbook, run as its reader would: `cd`, `cp` and the program, from the top of the tree; each block of output
/// held to what the command before it printed.
final class HandbookWalk {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String PROGRAM = "cli/klardag";

    private final String language;
    private final Path top;
    private Path here;
    private String last = "";
    private int commands;
    private int shown;

    /// @param folder takes what the walk writes, in place of the top of the tree
    HandbookWalk(String language, Path folder) {
        this.language = language;
        this.top = folder;
        this.here = folder;
    }

    /// @return how many commands ran and how many blocks were held to what they printed
    GuideWalk.Tried through(String page) {
        for (var block : page.split("(?m)^```", -1)) {
            if (block.startsWith("sh\n")) {
                block.substring(3).replace("\\\n", " ").lines().forEach(this::run);
            } else if (block.startsWith("\n") && !block.startsWith("\n\n") && !block.isBlank() && commands > 0) {
                hold(block.strip());
            }
        }
        return new GuideWalk.Tried(commands, shown);
    }

    /// Every line stands in one that was printed, in the same order; how wide the columns are makes no difference.
    private void hold(String block) {
        var printed = last.lines().map(HandbookWalk::narrow).iterator();
        for (var line : block.lines().map(HandbookWalk::narrow).toList()) {
            boolean found = false;
            while (!found && printed.hasNext()) {
                found = printed.next().contains(line);
            }
            then(found).as("%s%nis not in its place in%n%s", line, last).isTrue();
        }
        shown++;
    }

    private static String narrow(String line) {
        return line.strip().replaceAll(" +", " ");
    }

    private void run(String line) {
        var words = new ArrayList<String>();
        var word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        var command = words.removeFirst();
        switch (command) {
            case "cd" -> here = here.resolve(words.getFirst());
            case "cp" -> copy(place(words.get(0)), place(words.get(1)));
            default -> {
                then(command).isEqualTo(here.equals(top) ? PROGRAM : "../" + PROGRAM);
                call(line, words.stream().map(each -> isPath(each) ? place(each).toString() : each).toList());
            }
        }
    }

    private void call(String line, List<String> words) {
        Map<String, String> environment = here.equals(top) ? Map.of() : Map.of("KLARDAG_FOLDER", here.toString());
        var call = Call.in(language, LedgerCall.TODAY, environment, words.toArray(String[]::new)).speaksPlainly();
        then(call.code()).as("%s%n%s", line, call.err()).isZero();
        last = call.out();
        commands++;
    }

    private static boolean isPath(String word) {
        return word.contains("/") || word.endsWith(".zip") || word.startsWith("min-") || word.startsWith("region");
    }

    /// The tree is read where it is; what the walk writes stands in a folder of its own.
    private Path place(String word) {
        var beside = here.equals(top) ? word : word.startsWith("../") ? word.substring(3) : "";
        return beside.startsWith("cli/") || beside.startsWith("fixtures/")
                ? Path.of("..").resolve(beside)
                : here.resolve(word);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.writeString(to, Files.readString(from));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
