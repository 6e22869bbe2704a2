package se.klardag.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.klardag.cli.cases.FileFault;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.BillExplanation;
import se.klardag.cli.output.CaseExplanation;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.settlement.Explaining;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Says why (*klardag explain*): a municipality's bill down to events and clauses, or one case.
@Command(name = "explain", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class ExplainCommand implements Callable<Integer> {
    /// How the explanation is printed.
    enum Format {
        text,
        json
    }

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final CaseArguments arguments = new CaseArguments();

    @Option(names = "--municipality", paramLabel = "${bundle:label.code}", descriptionKey = "option.municipality")
    private @Nullable String municipality;

    @Option(names = "--case", paramLabel = "${bundle:label.case-id}", descriptionKey = "option.case")
    private @Nullable String caseId;

    @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
    private Format format = Format.text;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var agreement = arguments.agreement(console);
        var terms = arguments.terms(agreement);
        var intake = arguments.intake(console, agreement, Optional.empty());
        if (caseId != null) {
            explainCase(caseId, agreement, terms, intake);
        } else {
            explainMunicipality(place(agreement), agreement, terms, intake);
        }
        intake.tellLayouts();
        intake.tellRejected(false);
        return intake.rejected() > 0 ? Klardag.WITH_REJECTS : Klardag.DONE;
    }

    private void explainMunicipality(int place, Agreement agreement, AgreementTerms terms, Intake intake) {
        Settling.refuseWithoutPrice(terms);
        var name = arguments.payers(agreement).name(place);
        if (!terms.parties().include(place)) {
            throw wrong("explain.not-party", name, terms.agreement());
        }
        var bills = intake.files().read(source -> Explaining.explain(source, terms, place));
        var explanation = new BillExplanation(terms, agreement.title(), console.texts());
        console.print(
                format == Format.json
                        ? json(explanation.json(Municipality.codeText(place), bills))
                        : explanation.print(headed(name, Municipality.codeText(place)), bills));
    }

    private void explainCase(String id, Agreement agreement, AgreementTerms terms, Intake intake) {
        var found = new ArrayList<RecordedCase>();
        intake.files().read(source -> {
            found.clear();
            source.forEach(fact -> {
                if (fact.id().equals(id)) {
                    found.add(RecordedCase.copyOf(fact));
                }
            });
            return found;
        });
        if (found.isEmpty()) {
            throw new FileFault(arguments.cases().getFirst().toString(), "explain.no-such-case", Shown.briefly(id));
        }
        var parts = Explaining.explainCase(found.getFirst(), terms);
        var payers = parts.isEmpty()
                ? List.of(found.getFirst().municipality())
                : parts.stream().map(ExplainedCase::payer).toList();
        if (municipality != null && !payers.contains(place(agreement))) {
            throw wrong("explain.other-municipality", IdentityMask.mask(id), municipality);
        }
        if (payers.stream().noneMatch(terms.parties()::include)) {
            tell(id, "not-party", "explain.case-not-party");
            return;
        }
        if (parts.isEmpty()) {
            tell(id, "not-of-month", "explain.not-of-month");
            return;
        }
        for (var part : parts) {
            var explanation = new CaseExplanation(part, terms, console.texts());
            console.print(format == Format.json ? json(explanation.json()) : explanation.print());
        }
    }

    /// Name and code; a payer without a name is its code.
    private static String headed(String name, String code) {
        return name.equals(code) ? code : name + " (" + code + ")";
    }

    /// A case that no bill of the month knows, and why.
    private void tell(String id, String verdict, String key) {
        console.print(
                format == Format.json
                        ? json(JsonNodeFactory.instance.objectNode()
                                .put("case", IdentityMask.mask(id))
                                .put("verdict", verdict))
                        : console.texts().get(key, Shown.of(id)) + "\n");
    }

    private static String json(JsonNode node) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    private int place(Agreement agreement) {
        var code = municipality;
        if (code == null) {
            throw wrong("explain.what");
        }
        return Optional.of(code)
                .filter(text -> text.matches("[0-9]{4}"))
                .map(Integer::parseInt)
                .filter(arguments.payers(agreement)::mayName)
                .orElseThrow(() -> wrong("explain.no-municipality", Shown.briefly(code)));
    }

    private RuntimeException wrong(String key, Object... values) {
        var message = console.texts().get(key, values);
        return spec == null
                ? new IllegalStateException(message)
                : new ParameterException(spec.commandLine(), message);
    }
}
