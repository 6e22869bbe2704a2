package se.klardag.cli.report.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;

/// A form for the party that holds the signed agreement (*antagandeformulär*): an adoption file with a line for each open
/// term, to be filled in.
public final class AdoptionForm {
    private AdoptionForm() {}

    public static String print(Agreement agreement, Texts texts) {
        var lines = new ArrayList<String>();
        lines.add("# yaml-language-server: $schema=agreement-v1.schema.json");
        comment(lines, texts.get("adopt.heading", texts.of(agreement.title())));
        comment(lines, texts.get("adopt.how"));
        lines.add("schema: 1");
        lines.add("id: " + agreement.id() + "-adopted");
        lines.add("adopts: " + agreement.id());
        lines.add("by: \"\"   # " + texts.get("adopt.by"));
        lines.add("on:      # " + texts.get("adopt.on"));
        lines.add("# from: " + texts.get("adopt.date") + "   # " + texts.get("adopt.from"));
        lines.add("# to: " + texts.get("adopt.date") + "   # " + texts.get("adopt.to"));
        lines.add("sources:");
        lines.add("  signed: {title: \"\"}   # " + texts.get("adopt.source"));
        lines.add("");
        comment(lines, texts.get("adopt.confirms"));
        lines.add("confirms:");
        var open = agreement.values()
                .values()
                .stream()
                .filter(stated -> isOpen(stated) && matters(stated, agreement))
                .toList();
        open.forEach(stated -> confirm(lines, stated, texts));
        lines.add("");
        comment(lines, texts.get("adopt.sets"));
        lines.add("sets:");
        open.forEach(stated -> set(lines, stated));
        return lines.stream().map(line -> TerminalSafe.visible(line) + "\n").collect(Collectors.joining());
    }

    private static boolean isOpen(StatedTerm stated) {
        return stated.versions().stream().anyMatch(version -> !version.status().binds());
    }

    /// Deadlines matter to a bill only where late messages leave a case out.
    private static boolean matters(StatedTerm stated, Agreement agreement) {
        return !stated.path().startsWith("deadlines.")
                || List.of("population.late-admission-notice", "population.late-sip-call")
                        .stream()
                        .flatMap(path -> agreement.at(path).stream())
                        .flatMap(late -> late.versions().stream())
                        .anyMatch(version -> !version.value().equals("counted"));
    }

    /// What nobody knows cannot be confirmed, only set.
    private static void confirm(List<String> lines, StatedTerm stated, Texts texts) {
        for (var version : stated.versions()) {
            if (!version.status().binds() && version.status() != Status.UNKNOWN) {
                lines.add("#  - " + stated.path() + "   # " + version.value() + "  ("
                        + texts.get("status." + version.status().code()) + ": "
                        + version.source().cited() + ")");
                return;
            }
        }
    }

    private static void set(List<String> lines, StatedTerm stated) {
        var version = stated.versions()
                .stream()
                .filter(each -> !each.status().binds())
                .findFirst()
                .orElseThrow();
        lines.add("#  " + stated.path() + ": {value: " + value(version) + ", source: signed, at: \"\"}");
    }

    private static String value(TermVersion version) {
        if (version.status() == Status.UNKNOWN) {
            return "?";
        }
        // A time of day stays a text in every YAML reader.
        return version.value().indexOf(':') >= 0 ? quoted(version.value()) : version.value();
    }

    private static void comment(List<String> lines, String text) {
        text.lines().forEach(line -> lines.add("# " + line));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
