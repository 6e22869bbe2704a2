package se.klardag.cli.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.cli.documents.DocumentBatch.LeftOut;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.parties.Recipient;
import se.klardag.cli.documents.pdf.StatementPdf;
import se.klardag.cli.documents.statement.StatementDocument;
import se.klardag.cli.documents.statement.StatementDocument.Kind;
import se.klardag.cli.documents.xlsx.StatementWorkbook;
import se.klardag.cli.ledger.claim.Claim;
import se.klardag.cli.ledger.claim.Claims;

/// Makes the statements or the reminders of a day (*saldobesked och påminnelser*), one for each municipality.
public record StatementDocuments(BillingParties parties, Kind kind, LocalDate day) {
    /// The statements of municipalities, also of those that owe nothing; reminders of those with late bills, set off against
    /// what they have paid too much, and none where nothing is left to ask for.
    ///
    /// @param claims what does not come out even
    /// @param known  codes of the municipalities that get a statement
    public List<StatementDocument> of(List<Claim> claims, Collection<String> known) {
        var byMunicipality = new TreeMap<String, List<Claim>>();
        if (kind == Kind.STATEMENT) {
            known.forEach(code -> byMunicipality.put(code, new ArrayList<>()));
        }
        claims.forEach(claim -> byMunicipality
                .computeIfAbsent(claim.line().bill().getMunicipality(), _ -> new ArrayList<>())
                .add(claim));
        var statements = new ArrayList<StatementDocument>();
        byMunicipality.keySet().removeIf(code -> recipient(code).isEmpty());
        byMunicipality.forEach((code, theirs) -> {
            var rows = kind == Kind.REMINDER ? reminded(theirs) : theirs;
            if (kind == Kind.STATEMENT || !rows.isEmpty()) {
                statements.add(statement(code, rows, theirs));
            }
        });
        return statements;
    }

    /// The municipalities that would get a statement, or owe something, and are not in the parties file.
    public SortedSet<String> without(Claims.Found found, Collection<String> known) {
        var without = new TreeSet<>(found.without());
        if (kind == Kind.STATEMENT) {
            known.stream().filter(code -> recipient(code).isEmpty()).forEach(without::add);
        }
        return without;
    }

    private Optional<Recipient> recipient(String code) {
        return parties.recipient(Integer.parseInt(code));
    }

    private StatementDocument statement(String code, List<Claim> rows, List<Claim> all) {
        return new StatementDocument(
                kind,
                parties.invented(),
                parties.issuer(),
                recipient(code).orElseThrow(),
                day,
                rows.stream().map(StatementDocuments::row).toList(),
                kind == Kind.STATEMENT
                        ? List.of()
                        : all.stream().filter(Claim::isWaiting).map(StatementDocuments::row).toList());
    }

    /// What a municipality is reminded of: what is late, and what it has to its credit; nothing when that is as much.
    private static List<Claim> reminded(List<Claim> claims) {
        var asked = claims.stream().filter(claim -> claim.isDemanded() || claim.open().signum() < 0).toList();
        var sum = asked.stream()
                .map(claim -> claim.open().add(claim.interest().orElse(BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return asked.stream().anyMatch(Claim::isDemanded) && sum.signum() > 0 ? asked : List.of();
    }

    private static StatementDocument.Row row(Claim claim) {
        var bill = claim.line().bill();
        var balance = claim.line().balance();
        return new StatementDocument.Row(
                bill.getNumber(),
                bill.getPeriod(),
                bill.getDated(),
                claim.due(),
                balance.billed(),
                balance.credited(),
                balance.paid(),
                balance.open(),
                claim.isOverdue() ? claim.daysLate() : 0,
                claim.line().isDisputed(),
                claim.line().isCreditPending(),
                claim.credits(),
                claim.interest());
    }

    /// The files, in the forms asked for; what cannot be written is named and leaves the others.
    ///
    /// @throws DocumentRefusedException when a form is not one of a statement, or nothing can be written
    public static DocumentBatch files(List<StatementDocument> statements, List<DocumentForm> forms) {
        var files = new ArrayList<DocumentFile>();
        var leftOut = new ArrayList<LeftOut>();
        for (var form : forms.stream().distinct().sorted().toList()) {
            refuseOthers(form);
            for (var statement : statements) {
                try {
                    files.add(file(statement, form));
                } catch (DocumentRefusedException refused) {
                    leftOut.add(new LeftOut(statement.file(), form, refused));
                }
            }
        }
        return new DocumentBatch(files, leftOut).orRefusal();
    }

    private static void refuseOthers(DocumentForm form) {
        if (form != DocumentForm.pdf && form != DocumentForm.xlsx) {
            throw DocumentRefusedException.forWant("statement.no-form", form.name());
        }
    }

    private static DocumentFile file(StatementDocument statement, DocumentForm form) {
        return form == DocumentForm.pdf
                ? new DocumentFile(statement.file() + ".pdf", StatementPdf.write(statement))
                : new DocumentFile(statement.file() + ".xlsx", StatementWorkbook.write(statement));
    }
}
