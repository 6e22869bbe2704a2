package se.klardag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.bundle.ArchiveFault;
import se.klardag.cli.bundle.Bundle;
import se.klardag.cli.cases.CaseSheet;
import se.klardag.cli.cases.FileFault;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.output.Numerals;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.RuleText;
import se.klardag.rules.RuleTexts;

/// Packs a settlement with all it rests on (*klardag bundle*): one file that anybody can verify without a network.
@Command(name = "bundle", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class BundleCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final CaseArguments arguments = new CaseArguments();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "${bundle:label.file}",
            descriptionKey = "option.bundle-output")
    private @Nullable Path output;

    @Option(names = "--documents", paramLabel = "${bundle:label.folder}", descriptionKey = "option.documents")
    private @Nullable Path documents;

    @Mixin
    private final BindingArguments binding = new BindingArguments();

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    BundleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var agreement = arguments.agreement(console);
        var terms = arguments.terms(agreement);
        Settling.refuseWithoutPrice(terms);
        if (binding.refuse(terms, console)) {
            return Klardag.REFUSED;
        }
        var intake = arguments.intake(console, agreement, Optional.empty());
        var cases = cases(intake, terms);
        Bundle packed;
        try {
            packed = Bundle.of(RuleTexts.of(agreement), intake.files().readWith(), cases,
                    Optional.ofNullable(documents),
                    new Bundle.About(
                            EngineVersion.current(), agreement.id(), terms.period().month(), arguments.knownOn(),
                            intake.files().sha256(), intake.rejected()),
                    console.texts());
        } catch (ArchiveFault fault) {
            console.complain(console.texts().get(fault.key(), fault.details().toArray()));
            return Klardag.UNUSABLE;
        }
        var archive = packed.archive();
        write(archive);
        console.print(console.texts()
                .get(
                        "bundle.written", String.valueOf(output), archive.length, RuleText.sha256(archive),
                        total(packed.settlement()))
                + "\n");
        intake.tellLayouts();
        intake.tellRejected(false);
        return intake.rejected() > 0 && !allowRejects ? Klardag.WITH_REJECTS : Klardag.DONE;
    }

    private String total(Settlement settlement) {
        var code = settlement.currency().code();
        return new Numerals(console.texts().language()).people(settlement.toPay()) + " "
                + (code.equals("SEK") ? "kr" : code);
    }

    /// The month's cases in our own form; all of them where earlier months decide. A case is left out that no bill knows.
    private byte[] cases(Intake intake, AgreementTerms terms) {
        boolean all = terms.decidedByEarlierMonths();
        Set<String> seen = new HashSet<>();
        intake.files().read(source -> {
            seen.clear();
            return Settling.settle(source, terms, (fact, _, _) -> seen.add(fact.id()));
        });
        var text = new StringBuilder();
        intake.files().read(source -> {
            text.setLength(0);
            text.append(CaseSheet.header());
            source.forEach(fact -> {
                if (all || seen.contains(fact.id())) {
                    refuseIdentityNumber(fact.id());
                    text.append(CaseSheet.line(fact));
                }
            });
            return text;
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A bundle leaves the house: what looks like an identity number does not leave with it.
    private void refuseIdentityNumber(String id) {
        if (!IdentityMask.mask(id).equals(id)) {
            throw new FileFault(
                    arguments.cases().getFirst().toString(), "bundle.identity-number", IdentityMask.mask(id));
        }
    }

    private void write(byte[] archive) {
        if (output == null) {
            throw new IllegalStateException("a required option was not set");
        }
        try {
            Files.write(output, archive);
        } catch (IOException refused) {
            throw new UncheckedIOException(output.toString(), refused);
        }
    }
}
