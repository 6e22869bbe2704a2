package se.klardag.cli.command.machine;

import java.util.List;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import tools.jackson.databind.node.JsonNodeFactory;

/// What was found, for people and for machines (*utlåtande*).
record DoctorText(List<Diagnosis> found, Texts texts) {
    boolean isSound() {
        return found.stream().allMatch(Diagnosis::sound);
    }

    String print(TerminalPage page) {
        var text = new LineWrapper(page);
        for (var each : found) {
            text.item(0, each.sound() ? "[x]" : "[!]",
                    texts.get("doctor.name." + each.check()) + ": " + TerminalSafe.of(each.text()));
            // never broken, so that it can be copied
            each.remedy().ifPresent(command -> text.raw("      " + TerminalSafe.of(command) + "\n"));
        }
        long wrong = found.stream().filter(each -> !each.sound()).count();
        text.blank();
        text.paragraph(0, wrong == 0 ? texts.get("doctor.sound") : texts.get("doctor.wrong", wrong));
        return text.text();
    }

    String json() {
        var root = JsonNodeFactory.instance.objectNode().put("sound", isSound());
        var checks = root.putArray("checks");
        for (var each : found) {
            checks.addObject()
                    .put("check", each.check())
                    .put("sound", each.sound())
                    .put("text", each.text())
                    .put("command", each.remedy().orElse(null));
        }
        return PrintedJson.of(root);
    }
}
