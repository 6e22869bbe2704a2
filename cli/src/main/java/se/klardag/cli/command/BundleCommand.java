package se.klardag.cli.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.klardag.cli.audit.bundle.Bundle;
import se.klardag.cli.audit.signature.SigningKey;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.ledger.LedgerBills;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.BindingOptions;
import se.klardag.cli.command.options.CaseOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.command.posted.PostedBundle;
import se.klardag.cli.command.signature.SigningOptions;
import se.klardag.cli.files.FileKind;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.rules.kept.RuleTexts;

/// Packs a settlement with all it rests on (*klardag bundle*): one file that anybody can verify without a network.
@Command(name = "bundle")
public final class BundleCommand extends ConsoleCommand {
    @Mixin
    private final CaseOptions arguments = new CaseOptions();

    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

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

    private BundleCommand(Console console) {
        super(console);
    }

    /// The command, which needs no case file where the ledger has the month.
    public static CommandLine line(Console console) {
        return PostedOrRead.line(new BundleCommand(console));
    }

    @Override
    public Integer call() {
        overwriting.refuse(Objects.requireNonNull(output), arguments.cases(), FileKind.BUNDLE);
        var key = signing.key();
        if (arguments.cases().stream().allMatch(LedgerBills::isNumber)) {
            return posted(key);
        }
        PostedOrRead.refuseMissing(Objects.requireNonNull(spec));
        var rules = arguments.rules(console);
        var intake = arguments.intake(console, rules.payers(), ResultFolder.at(null));
        var month = binding.recorded(intake.month(rules).settle(source -> source, CaseListener.NOBODY));
        if (binding.refuse(month, console)) {
            return ExitCode.REFUSED;
        }
        var cases = BundledCases.of(intake, rules, arguments.cases().getFirst());
        var packed = Bundle.of(RuleTexts.of(rules.agreement()), intake.files().readWith(), cases.bytes(),
                Optional.ofNullable(documents), key,
                new Bundle.About(
                        EngineVersion.current(), rules.agreement().id(), rules.terms().period().month(),
                        arguments.knownOn(), intake.files().sha256(),
                        month.origin().coverage(), Optional.empty()),
                Texts.in(language()));
        var file = new BundleFile(console, overwriting, Objects.requireNonNull(output));
        file.write(packed, key);
        file.leftOut(cases.left());
        return intake.end(false, allowRejects);
    }

    /// Of a posted month, by a bill's number or the month: from the ledger alone.
    private int posted(Optional<SigningKey> key) {
        try (var ledger = ledgerArguments.toRead()) {
            var bundle = new PostedBundle(ledger, Texts.in(language()));
            var month = bundle.month(arguments.cases(), arguments.asked());
            var file = new BundleFile(console, overwriting, Objects.requireNonNull(output));
            file.write(bundle.of(month, Optional.ofNullable(documents), key), key);
            file.ofLedger();
        }
        return ExitCode.DONE;
    }

    /// As the user says with `--lang`, else Swedish: whoever packs it somewhere else packs the same bytes.
    private Language language() {
        boolean said = Stream.iterate(spec, Objects::nonNull, CommandSpec::parent)
                .anyMatch(each -> each.commandLine().getParseResult().hasMatchedOption("--lang"));
        return said ? console.texts().language() : Language.SV;
    }
}
