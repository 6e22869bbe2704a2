package se.klardag.cli.report.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.SchemaWords;

/// A form for the party that holds the signed agreement (*antagandeformulär*): an adoption file with a line for each term that
/// is open on any date of the agreement's time, to be filled in.
public final class AdoptionForm {
    private static final String RATE = "price.dailyRate";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");

    private final Agreement agreement;
    private final boolean ofAct;
    private final Texts texts;
    private final List<String> lines = new ArrayList<>();

    private AdoptionForm(Agreement agreement, Texts texts) {
        this.agreement = agreement;
        this.ofAct = agreement.isAct();
        this.texts = texts;
    }

    public static String print(Agreement agreement, Texts texts) {
        return new AdoptionForm(agreement, texts).print();
    }

    private String print() {
        lines.add("# yaml-language-server: $schema=agreement-v1.schema.json");
        comment(words("heading", texts.of(agreement.title())));
        comment(words("how"));
        lines.add("schema: 1");
        lines.add("id: " + agreement.id() + "-adopted");
        lines.add("adopts: " + agreement.id());
        lines.add("by: \"\"   # " + texts.get("adopt.by"));
        lines.add("on:      # " + texts.get("adopt.on"));
        lines.add("# from: " + texts.get("adopt.date") + "   # " + words("from"));
        lines.add("# to: " + texts.get("adopt.date") + "   # " + texts.get("adopt.to"));
        lines.add("sources:");
        lines.add("  signed: {title: \"\"}   # " + words("source"));
        lines.add("");
        var stated = agreement.values().values();
        var open = stated.stream().filter(AdoptionForm::isOpen).toList();
        comment(words("confirms"));
        lines.add("confirms:");
        open.forEach(this::confirm);
        doubted(stated.stream().filter(each -> !isOpen(each)).toList());
        lines.add("");
        comment(words("sets"));
        lines.add("sets:");
        open.forEach(this::set);
        Agreements.missing(agreement).stream().filter(path -> agreement.at(path).isEmpty()).forEach(this::setMissing);
        rates();
        return lines.stream().map(line -> TerminalSafe.visible(line) + "\n").collect(Collectors.joining());
    }

    /// Of an act, which holds by itself, what is confirmed is the region's own reading.
    private String words(String key, Object... arguments) {
        return texts.get("adopt." + key + (ofAct ? ".act" : ""), arguments);
    }

    private static boolean isOpen(StatedTerm stated) {
        return stated.versions().stream().anyMatch(version -> !version.weakest().binds());
    }

    /// One line for each term, with what it would confirm. What nobody knows cannot be confirmed, only set.
    private void confirm(StatedTerm stated) {
        var open = stated.versions()
                .stream()
                .filter(version -> !version.weakest().binds() && version.status() != Status.UNKNOWN)
                .toList();
        if (!open.isEmpty()) {
            lines.add("#  - " + stated.path() + "   # "
                    + open.stream().map(version -> described(stated, version)).collect(Collectors.joining("; "))
                    + notForTheParties(open));
        }
    }

    /// A party's word makes the bill binding, not a text clear that no agreement decides about.
    private String notForTheParties(List<TermVersion> versions) {
        return versions.stream()
                .filter(version -> !version.notForTheParties().isEmpty())
                .map(version -> "; "
                        + texts.get("adopt.not-for-the-parties", version.page(), version.notForTheParties()))
                .distinct()
                .collect(Collectors.joining());
    }

    private String described(StatedTerm stated, TermVersion version) {
        return value(version) + when(stated, version) + "  (" + texts.get("status." + version.weakest().code()) + ": "
                + version.source().cited() + ")"
                + (version.readingOfUnclear().isEmpty()
                        ? ""
                        : "; " + texts.get("adopt.unclear", version.readingOfUnclear()));
    }

    private static String when(StatedTerm stated, TermVersion version) {
        return stated.versions().size() == 1 ? "" : " " + dates(version.from(), version.to());
    }

    private static String dates(LocalDate first, @Nullable LocalDate last) {
        return first + "–" + (last == null ? "" : last);
    }

    /// Terms that were read, and that the agreement's own file vouches for only until a date.
    private void doubted(List<StatedTerm> read) {
        for (var step : agreement.confidence()) {
            if (step.atMost().binds()) {
                continue;
            }
            comment(texts.get("adopt.doubted", step.from(), texts.of(step.why())));
            read.stream()
                    .filter(stated -> stated.versions()
                            .stream()
                            .anyMatch(version -> !version.adopted() && version.meets(step.from(), null)))
                    .forEach(stated -> lines.add("#  - " + stated.path() + "   # " + stated.versions()
                            .stream()
                            .filter(version -> version.meets(step.from(), null))
                            .map(AdoptionForm::value)
                            .collect(Collectors.joining("; "))));
        }
    }

    private void set(StatedTerm stated) {
        // A term of which only the unclear answer is open can be confirmed: its value was read.
        var open = stated.versions().stream().filter(version -> !version.statusOn(version.from()).binds()).toList();
        // Whose terms are followed can be confirmed; who follows another agreement adopts that one.
        if (open.isEmpty() || stated.path().equals(Agreement.FOLLOWS)) {
            return;
        }
        var written = open.size() == 1 && stated.versions().size() == 1
                ? "{value: " + value(open.getFirst()) + ", source: signed, at: \"\"}"
                : open.stream().map(AdoptionForm::dated).collect(Collectors.joining(", ", "{values: [", "]}"));
        lines.add("#  " + stated.path() + ": " + written + permitted(stated.path()));
    }

    private void setMissing(String path) {
        lines.add("#  " + path + ": {value: ?, source: signed, at: \"\"}" + permitted(path));
    }

    private static String permitted(String path) {
        var words = SchemaWords.of(path);
        return words.isEmpty() ? "" : "   # " + String.join(" | ", words);
    }

    private static String dated(TermVersion version) {
        return "{from: " + version.from() + (version.to() == null ? "" : ", to: " + version.to()) + ", value: "
                + value(version) + ", source: signed, at: \"\"}";
    }

    /// The daily rate is in no agreement: each year that somebody has to read is named, with the command that takes it in.
    private void rates() {
        var table = agreement.at(RATE)
                .flatMap(stated -> stated.versions().stream().findFirst())
                .map(TermVersion::value);
        if (table.isEmpty() || !Agreements.tables().contains(table.get())) {
            return;
        }
        var rates = Agreements.rates(table.get()).rates();
        lines.add("");
        comment(texts.get("adopt.rates"));
        rates.gaps().forEach(gap -> lines.add("#   " + dates(gap.from(), gap.to()) + "  " + texts.of(gap.why())));
        rates.terms()
                .stream()
                .filter(term -> !term.provenance().status().binds())
                .forEach(term -> lines.add("#   " + dates(term.provenance()) + "  "
                        + new NumberFormats(texts.language()).people(term.value()) + "  "
                        + texts.get("status." + term.provenance().status().code())));
    }

    private static String dates(Provenance provenance) {
        return dates(provenance.from(), provenance.to());
    }

    private static String value(TermVersion version) {
        if (version.status() == Status.UNKNOWN) {
            return "?";
        }
        // A time of day stays a text in every YAML reader, and a list of words one value.
        return PLAIN.matcher(version.value()).matches() ? version.value() : quoted(version.value());
    }

    private void comment(String text) {
        text.lines().forEach(line -> lines.add("# " + line));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
