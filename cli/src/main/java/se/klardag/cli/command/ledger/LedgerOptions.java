package se.klardag.cli.command.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.list.ListTable;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.Grounds;
import se.klardag.cli.ledger.review.StatedRole;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.IdentityNumber;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.LedgerTraces;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import se.klardag.cli.workspace.WorkspaceDefaults;
import se.klardag.rules.files.StatedTexts;

/// What every call on the ledger takes (*liggarens argument*).
public final class LedgerOptions {
    private static final String USUAL = "klardag-ledger";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--ledger", paramLabel = "${bundle:label.ledger}", defaultValue = USUAL,
            descriptionKey = "option.ledger")
    private String address = USUAL;

    @Option(names = "--key", paramLabel = "${bundle:label.file}", descriptionKey = "option.key")
    private @Nullable Path key;

    /// Makes a ledger where there is none.
    ///
    /// @return its address, without what may hold a password
    /// @throws LedgerException when the address is that of a working folder that has a ledger elsewhere: whoever wants another
    ///         names it in the call
    String make() {
        var command = spec;
        if (command != null && command.defaultValueProvider() instanceof WorkspaceDefaults defaults
                && defaults.taken(command).containsKey(Setting.LEDGER)) {
            LedgerTraces.of(defaults.workspace()).ifPresent(there -> {
                throw LedgerException.refused("ledger.another", address, there, Workspace.FILE);
            });
        }
        return Ledger.make(address, Optional.ofNullable(key));
    }

    /// The ledger's folder; empty for a database.
    Optional<Path> folder() {
        return address.startsWith("jdbc:") ? Optional.empty() : Optional.of(Path.of(address));
    }

    /// Whether there is a ledger; a database is only asked when it is opened.
    public boolean isThere() {
        return folder().map(Files::isDirectory).orElse(true);
    }

    public Ledger toPost() {
        return Ledger.toPost(address, Optional.ofNullable(key));
    }

    /// A ledger whose tables are shown: every row of them is compared with the journal first.
    ///
    /// @throws LedgerException naming table and entry that differ
    public Ledger toShow() {
        var ledger = toRead();
        try {
            ledger.proveProjection();
            return ledger;
        } catch (RuntimeException differs) {
            ledger.close();
            throw differs;
        }
    }

    public Ledger toRead() {
        return Ledger.toRead(address, Optional.ofNullable(key));
    }

    /// Refuses to number bills of a month that the ledger has posted: it would be billed twice. Without a ledger at the usual
    /// place there is none to ask.
    ///
    /// @param root id of the agreement that everything is built on
    /// @throws LedgerException naming the month and its series
    public void refusePosted(YearMonth period, String root) {
        if (address.equals(USUAL) && !Files.isDirectory(Path.of(address))) {
            return;
        }
        try (var ledger = toRead()) {
            ledger.view().lastBilled(period).forEach((series, sequence) -> {
                if (ledger.read(sequence).content() instanceof EntryBody.Month month && month.root().equals(root)) {
                    throw LedgerException.refused("ledger.posted-month", period, series);
                }
            });
        }
    }

    /// Refuses a reason or a role that the ledger would keep for ever.
    ///
    /// @param option that was written, `--reason`
    /// @throws LedgerException when it holds what looks like an identity number
    public static void refusePersonal(String option, String text) {
        if (IdentityNumber.isWithin(text)) {
            throw LedgerException.unusable("ledger.personal-reason", option);
        }
    }

    /// Refuses a person where a role is to be on record.
    ///
    /// @throws LedgerException when it reads as a person's name, or holds what looks like an identity number
    public static void refusePerson(String by) {
        refusePersonal("--by", by);
        if (StatedRole.isPerson(by)) {
            throw LedgerException.unusable("ledger.person-not-role", TerminalSafe.briefly(by));
        }
    }

    /// Refuses a text that prints as nothing: a reader of the ledger would see that somebody answered, and not what.
    ///
    /// @param option that was written, `--reason`
    /// @throws UsageException when it has neither letter nor digit
    public static void refuseSilent(String option, String text) {
        if (StatedTexts.saysNothing(text)) {
            throw new UsageException("usage.says-nothing", option);
        }
    }

    /// The same of an option that may be left out.
    public static void refuseSilentIfGiven(String option, String text) {
        if (!text.isEmpty()) {
            refuseSilent(option, text);
        }
    }

    /// Who changes something and why, which must say something and name no person.
    public static Grounds grounds(String by, String reason) {
        refuseSilent("--reason", reason);
        refuseSilentIfGiven("--by", by);
        refusePersonal("--reason", reason);
        refusePerson(by);
        return new Grounds(by, reason);
    }

    /// Names the rows of a list that sum up others and are not taken.
    public static void tell(List<ListTable.Total> totals, Console console) {
        totals.forEach(each -> console.complain(console.texts()
                .get(
                        "ledger.list.total", TerminalSafe.visible(each.file()), each.number(),
                        TerminalSafe.briefly(each.text()))));
    }

    /// The day that a call names, otherwise the day of the call.
    public static LocalDate dayOr(@Nullable LocalDate date, Console console) {
        return date == null ? console.today() : date;
    }
}
