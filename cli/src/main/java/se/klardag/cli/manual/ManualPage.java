package se.klardag.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Texts;

/// A page of the manual (*handbokssida*) for `man`, made from what a command says of itself. It holds no date, so that the
/// same program gives the same page.
public final class ManualPage {
    private static final List<Integer> EXIT_CODES = List.of(
            ExitCode.DONE, ExitCode.WITH_REJECTS, ExitCode.UNUSABLE, ExitCode.REFUSED, ExitCode.DIFFERS,
            ExitCode.BROKEN);
    private static final List<String> VARIABLES = List.of("JAVA_HOME", "KLARDAG_FOLDER", "LC_ALL", "NO_COLOR");

    private final CommandWords words;
    private final Texts texts;
    private final StringBuilder roff = new StringBuilder();

    private ManualPage(CommandWords words, Texts texts) {
        this.words = words;
        this.texts = texts;
    }

    /// The page of a command.
    ///
    /// @param command modelled in the language of the texts
    public static String of(CommandLine command, Texts texts) {
        return new ManualPage(new CommandWords(command), texts).write();
    }

    /// The name of its file, `klardag-ledger-verify.1`.
    public static String file(CommandLine command) {
        return new CommandWords(command).page() + ".1";
    }

    private String write() {
        // whole sentences in any language: groff knows no Swedish hyphenation of its own accord
        roff.append(".TH \"")
                .append(words.page())
                .append("\" \"1\" \"\" \"klardag ")
                .append(EngineVersion.current())
                .append("\" \"")
                .append(escaped(texts.get("manual.title")))
                .append("\"\n.nh\n.ad l\n");
        section("name");
        roff.append(escaped(words.page())).append(" \\- ").append(text(withoutPoint(words.sentence()))).append('\n');
        section("synopsis");
        roff.append(text(synopsis())).append('\n');
        section("description");
        roff.append(text(words.sentence())).append('\n');
        if (!words.commands().isEmpty()) {
            section("commands");
            words.commands().forEach(each -> entry("\\fB" + escaped(each.spec().name()) + "\\fR", each.sentence()));
        }
        if (!words.arguments().isEmpty()) {
            section("arguments");
            words.arguments()
                    .forEach(each -> entry(
                            "\\fI" + escaped(each.paramLabel()) + "\\fR", CommandWords.about(each)));
        }
        section("options");
        words.options().forEach(each -> entry(names(each), CommandWords.about(each)));
        section("exit");
        EXIT_CODES.forEach(code -> entry("\\fB" + code + "\\fR", texts.get("manual.exit." + code)));
        if (words.spec().parent() == null) {
            section("environment");
            VARIABLES.forEach(name -> entry("\\fB" + name + "\\fR", texts.get("manual.environment." + name)));
        }
        var others = others();
        if (!others.isEmpty()) {
            section("see-also");
            roff.append(others.stream()
                    .map(each -> "\\fB" + escaped(each) + "\\fR(1)")
                    .collect(Collectors.joining(",\n"))).append('\n');
        }
        return roff.toString();
    }

    private String synopsis() {
        var help = new Help(words.spec(), Help.defaultColorScheme(Ansi.OFF));
        return help.synopsis(0).replaceAll("\\s+", " ").strip();
    }

    /// The command that this one belongs to, and its own.
    private List<String> others() {
        var found = new ArrayList<String>();
        var parent = words.spec().parent();
        if (parent != null) {
            found.add(parent.qualifiedName("-"));
        }
        words.commands().forEach(each -> found.add(each.page()));
        return found;
    }

    private static String names(OptionSpec option) {
        var names = Arrays.stream(option.names()).map(name -> "\\fB" + escaped(name) + "\\fR").toList();
        return String.join(", ", names)
                + (CommandWords.takesWord(option) ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : "");
    }

    private void section(String name) {
        roff.append(".SH ").append('"').append(escaped(texts.get("manual." + name))).append("\"\n");
    }

    private void entry(String term, String about) {
        roff.append(".TP\n").append(term).append('\n').append(text(about)).append('\n');
    }

    /// Running text: a line that begins with a point or an apostrophe would be taken for a request.
    private static String text(String plain) {
        var escaped = escaped(plain);
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String withoutPoint(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /// What roff would take for its own, and what a page for ASCII terminals cannot hold as it is.
    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(point -> switch (point) {
                    case '\\' -> "\\e";
                    case '-' -> "\\-";
                    case '"' -> "\\(dq";
                    case '\'' -> "\\(aq";
                    case '^' -> "\\(ha";
                    case '~' -> "\\(ti";
                    case '`' -> "\\(ga";
                    default -> Character.toString(point);
                })
                .collect(Collectors.joining());
    }
}
