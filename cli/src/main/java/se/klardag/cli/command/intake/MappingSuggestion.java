package se.klardag.cli.command.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.ColumnForm;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.Headings;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.StandardOutput;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.rules.mapping.Mapping;
import se.klardag.rules.mapping.Mappings;

/// A mapping profile proposed from a file's headings and values (*förslag till mappning*), with a comment wherever a person
/// should look; what nothing points to is left for that person.
public final class MappingSuggestion {
    private final Texts texts;
    private final Mapping words = Mappings.find(Mappings.ids().getFirst(), Column.titles());
    private final ColumnPlacement placement;

    public MappingSuggestion(Texts texts, Headings headings) {
        this.texts = texts;
        this.placement = new ColumnPlacement(headings, words);
    }

    /// Prints or writes a profile for a file, and says what to do with it; asks where somebody sits at a terminal.
    ///
    /// @param output never written over; `null` for the result of the call
    public static void write(Console console, Path file, ReadSettings reading, @Nullable Path output) {
        var suggestion = new MappingSuggestion(console.texts(), Headings.of(file, reading));
        if (StandardOutput.isTerminal()) {
            suggestion.ask(console::ask);
        }
        if (output == null) {
            console.printExactly(suggestion.yaml());
            console.complain(console.texts().get("suggest.save", "profil.yaml", file));
        } else {
            PrivateFile.create(output, suggestion.yaml().getBytes(StandardCharsets.UTF_8));
            suggestion.open().forEach(console::complain);
            console.complain(console.texts().get("suggest.saved", output, file));
        }
    }

    /// What nothing in the file fills, and what of the file fills nothing.
    private List<String> open() {
        var lines = new ArrayList<String>();
        open(lines, "suggest.open-required", unfilled().stream().filter(ColumnForm::required).map(ColumnForm::name));
        open(lines, "suggest.open-others", unfilled().stream().filter(form -> !form.required()).map(ColumnForm::name));
        open(lines, "suggest.open-unused",
                placement.unplaced().stream().map(sample -> TerminalSafe.briefly(sample.heading())));
        return lines;
    }

    private void open(List<String> lines, String key, Stream<String> names) {
        var all = names.collect(Collectors.joining(", "));
        if (!all.isEmpty()) {
            lines.add(texts.get(key, all));
        }
    }

    /// Asks a person about each needed column that nothing fills.
    ///
    /// @param question shows a question, and gives what was answered
    public void ask(UnaryOperator<String> question) {
        for (var form : unfilled().stream().filter(ColumnForm::required).toList()) {
            var free = placement.unplaced();
            var choices = new StringBuilder();
            for (int i = 0; i < free.size(); i++) {
                choices.append("  ").append(i + 1).append("  ");
                choices.append(TerminalSafe.briefly(free.get(i).heading())).append('\n');
            }
            var answer = free.isEmpty()
                    ? ""
                    : question.apply(texts.get("suggest.ask", form.name(), meaning(form)) + "\n" + choices).strip();
            if (answer.matches("[1-9][0-9]{0,2}") && Integer.parseInt(answer) <= free.size()) {
                placement.place(form.name(), free.get(Integer.parseInt(answer) - 1));
            }
        }
    }

    private String meaning(ColumnForm form) {
        return texts.get((isEvents() ? "template.event." : "template.case.") + form.name());
    }

    /// The profile as YAML.
    public String yaml() {
        var out = new StringBuilder();
        out.append("schema: 1\nid: my-export\ntitle: ").append(texts.get("suggest.title")).append('\n');
        out.append("status: proposed\nsays: ").append(texts.get("suggest.says")).append("\ncolumns:\n");
        order().forEach(column -> Optional.ofNullable(placement.byColumn().get(column))
                .ifPresent(match -> line(out, column, match.sample(), remark(match))));
        if (placement.byColumn().isEmpty()) {
            line(out, Column.CASE_ID.title(), placement.samples().getFirst(), texts.get("suggest.check"));
        }
        placement.unplaced()
                .forEach(sample -> comment(out, texts.get("suggest.unplaced", TerminalSafe.briefly(sample.heading()))));
        unfilled().stream()
                .filter(ColumnForm::required)
                .forEach(form -> comment(out, texts.get("suggest.missing", form.name())));
        var optional = unfilled().stream().filter(form -> !form.required()).map(ColumnForm::name).toList();
        if (!optional.isEmpty()) {
            comment(out, texts.get("suggest.unfilled", String.join(", ", optional)));
        }
        besides(out);
        out.append("municipality: name-or-code\n");
        dates(out);
        return out + codes();
    }

    private static void comment(StringBuilder out, String text) {
        out.append("  # ").append(text).append('\n');
    }

    private static void line(StringBuilder out, String column, ColumnSample sample, String remark) {
        out.append("  ").append(column).append(": [").append(quoted(sample.heading())).append(']');
        out.append(remark.isEmpty() ? "\n" : "  # " + remark + "\n");
    }

    /// What a person should look at in a line.
    private String remark(ColumnPlacement.Match match) {
        var remarks = new ArrayList<String>();
        if (!match.fits()) {
            remarks.add(texts.get("suggest.unfit"));
        } else if (match.likeness() == 0) {
            remarks.add(texts.get("suggest.by-values"));
        } else if (match.likeness() < 100) {
            remarks.add(texts.get("suggest.check"));
        }
        boolean moment = Column.named(match.column()).map(each -> each.kind() == Column.Kind.MOMENT).orElse(false);
        if (moment && match.sample().isDays() && !placement.clocks().containsKey(match.column())) {
            remarks.add(texts.get("suggest.no-clock"));
        }
        return String.join("; ", remarks);
    }

    private void besides(StringBuilder out) {
        if (!placement.clocks().isEmpty()) {
            out.append("clocks:\n");
            placement.clocks().forEach((column, sample) -> line(out, column, sample, ""));
        }
        if (!placement.centuries().isEmpty()) {
            out.append("centuries:\n");
            placement.centuries().forEach((column, sample) -> line(out, column, sample, ""));
        }
    }

    private void dates(StringBuilder out) {
        var values = placement.byColumn()
                .values()
                .stream()
                .filter(match -> match.sample().isDates())
                .flatMap(match -> match.sample().values().stream())
                .toList();
        var forms = values.isEmpty() ? words.dates() : DateForms.fitting(values);
        out.append("dates: [").append(String.join(", ", forms.stream().map(MappingSuggestion::quoted).toList()));
        out.append(DateForms.isAmbiguous(values) ? "]  # " + texts.get("suggest.day-or-month") + "\n" : "]\n");
    }

    private List<String> order() {
        var order = new ArrayList<>(ColumnForm.ofCases().stream().map(ColumnForm::name).toList());
        ColumnForm.ofEvents().stream().map(ColumnForm::name).filter(name -> !order.contains(name)).forEach(order::add);
        placement.byColumn().keySet().stream().filter(name -> !order.contains(name)).forEach(order::add);
        return order;
    }

    private boolean isEvents() {
        return placement.byColumn().keySet().containsAll(Set.of("event", "at"));
    }

    /// Our columns that nothing in the file fills.
    private List<ColumnForm> unfilled() {
        return (isEvents() ? ColumnForm.ofEvents() : ColumnForm.ofCases()).stream()
                .filter(form -> !placement.byColumn().containsKey(form.name()))
                .toList();
    }

    /// The codes we know for the columns that hold words, and the values of the file that we do not.
    private String codes() {
        var out = new StringBuilder();
        words.codes().forEach((column, codes) -> {
            var match = placement.byColumn().get(column);
            if (match != null) {
                out.append("  ").append(column).append(":\n");
                var byWord = new LinkedHashMap<String, List<String>>();
                codes.forEach((code, word) -> byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(quoted(code)));
                byWord.forEach((word, each) -> out.append("    ")
                        .append(quoted(word))
                        .append(": [")
                        .append(String.join(", ", each))
                        .append("]\n"));
                unknown(column, match.sample()).forEach(value -> out.append("    # ")
                        .append(texts.get("suggest.unknown-word", TerminalSafe.briefly(value)))
                        .append('\n'));
            }
        });
        return out.isEmpty() ? "" : "codes:\n" + out;
    }

    private List<String> unknown(String column, ColumnSample sample) {
        return Column.named(column)
                .map(ours -> sample.unknown(ours, words, ColumnForm.words(ours)))
                .orElse(List.of());
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point)) {
                quoted.append(String.format("\\x%02x", point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
