package se.klardag.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.klardag.cli.audit.bundle.Bundle;
import se.klardag.cli.cases.WideFileWriter;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.options.BindingOptions;
import se.klardag.cli.command.options.CaseOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.command.signature.SigningOptions;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.settlement.Settlement;
import se.klardag.rules.Ruling;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.kept.RuleTexts;

/// Packs a settlement with all it rests on (*klardag bundle*): one file that anybody can verify without a network.
@Command(name = "bundle")
public final class BundleCommand extends ConsoleCommand {
    @Mixin
    private final CaseOptions arguments = new CaseOptions();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "${bundle:label.file}",
            descriptionKey = "option.bundle-output")
    private @Nullable Path output;

    @Option(names = "--documents", paramLabel = "${bundle:label.folder}", descriptionKey = "option.documents")
    private @Nullable Path documents;

    @Mixin
    private final BindingOptions binding = new BindingOptions();

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Mixin
    private final SigningOptions signing = new SigningOptions();

    @Mixin
    private final OverwriteOptions overwriting = new OverwriteOptions();

    @Spec
    private @Nullable CommandSpec spec;

    public BundleCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        overwriting.refuse(Objects.requireNonNull(output), arguments.cases());
        var key = signing.key();
        var rules = arguments.rules(console);
        var intake = arguments.intake(console, rules.payers(), ResultFolder.at(null));
        Set<String> seen = new HashSet<>();
        var month = binding.recorded(settled(intake, rules, seen));
        if (binding.refuse(month, console)) {
            return ExitCode.REFUSED;
        }
        var cases = cases(intake, rules, seen);
        var packed = Bundle.of(RuleTexts.of(rules.agreement()), intake.files().readWith(), cases,
                Optional.ofNullable(documents), key,
                new Bundle.About(
                        EngineVersion.current(), rules.agreement().id(), rules.terms().period().month(),
                        arguments.knownOn(), intake.files().sha256(), intake.rejected(),
                        month.origin().coverage()),
                Texts.in(language()));
        var archive = packed.archive();
        overwriting.write(output, out -> out.write(archive));
        console.print(console.texts()
                .get(
                        "bundle.written", TerminalSafe.of(String.valueOf(output)), archive.length,
                        RuleText.sha256(archive),
                        total(packed.settlement()))
                + "\n");
        key.ifPresent(each -> console.print(
                console.texts().get("signature.made", each.shared().fingerprint()) + "\n"));
        return intake.end(false, allowRejects);
    }

    /// As the user says with `--lang`, else Swedish: whoever packs it somewhere else packs the same bytes.
    private Language language() {
        boolean said = Stream.iterate(spec, Objects::nonNull, CommandSpec::parent)
                .anyMatch(each -> each.commandLine().getParseResult().hasMatchedOption("--lang"));
        return said ? console.texts().language() : Language.SV;
    }

    private String total(Settlement settlement) {
        var code = settlement.currency().code();
        return new NumberFormats(console.texts().language()).amount(settlement.toPay()) + " "
                + (code.equals("SEK") ? "kr" : code);
    }

    /// @param seen takes the ids of the month's cases
    private static SettledMonth settled(Intake intake, Ruling rules, Set<String> seen) {
        return intake.month(rules).settle(source -> {
            seen.clear();
            return source;
        }, (fact, _, _) -> seen.add(fact.id()));
    }

    /// The month's cases in our own form; all of them where earlier months decide. A case is left out that no bill knows.
    private byte[] cases(Intake intake, Ruling rules, Set<String> seen) {
        boolean all = rules.terms().decidedByEarlierMonths();
        var text = new StringBuilder();
        intake.files().read(source -> {
            text.setLength(0);
            text.append(WideFileWriter.header());
            source.forEach(fact -> {
                if (all || seen.contains(fact.id())) {
                    refuseIdentityNumber(fact.id());
                    text.append(WideFileWriter.line(fact));
                }
            });
            return text;
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A bundle leaves the house: what looks like an identity number does not leave with it.
    private void refuseIdentityNumber(String id) {
        if (!IdentityMask.mask(id).equals(id)) {
            throw new CaseFileException(
                    arguments.cases().getFirst().toString(), "bundle.identity-number", IdentityMask.mask(id));
        }
    }
}
