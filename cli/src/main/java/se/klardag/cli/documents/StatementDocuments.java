package se.klardag.cli.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.pdf.StatementPdf;
import se.klardag.cli.documents.statement.StatementDocument;
import se.klardag.cli.documents.statement.StatementDocument.Kind;
import se.klardag.cli.documents.xlsx.StatementWorkbook;
import se.klardag.cli.ledger.claim.Claim;

/// Makes the statements or the reminders of a day (*saldobesked och påminnelser*), one for each municipality.
public record StatementDocuments(BillingParties parties, Kind kind, LocalDate day) {
    /// The statements of municipalities with bills that do not come out even; reminders of those with late ones, set off
    /// against what they have paid too much, and none where nothing is left to ask for.
    ///
    /// @throws DocumentRefusedException when a municipality is not in the parties file
    public List<StatementDocument> of(List<Claim> claims) {
        var byMunicipality = claims.stream()
                .collect(Collectors.groupingBy(
                        claim -> claim.line().bill().getMunicipality(), TreeMap::new, Collectors.toList()));
        if (kind == Kind.REMINDER) {
            byMunicipality.replaceAll((_, theirs) -> reminded(theirs));
            byMunicipality.values().removeIf(List::isEmpty);
        }
        var statements = new ArrayList<StatementDocument>();
        byMunicipality.forEach((code, theirs) -> statements.add(new StatementDocument(
                kind,
                parties.invented(),
                parties.issuer(),
                parties.recipient(Integer.parseInt(code))
                        .orElseThrow(() -> DocumentRefusedException.forWant("invoice.no-party", code)),
                day,
                theirs.stream().map(StatementDocuments::row).toList())));
        return statements;
    }

    /// What a municipality is reminded of: what is late, and what it has to its credit; nothing when that is as much.
    private static List<Claim> reminded(List<Claim> claims) {
        var owed = claims.stream().map(Claim::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        var interest = claims.stream()
                .flatMap(claim -> claim.interest().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return claims.stream().anyMatch(Claim::isDemanded) && owed.add(interest).signum() > 0
                ? claims.stream().filter(claim -> claim.isDemanded() || claim.open().signum() < 0).toList()
                : List.of();
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
                claim.interest());
    }

    /// The files, in the forms asked for.
    ///
    /// @throws DocumentRefusedException when a form is not one of a statement
    public static List<DocumentFile> files(List<StatementDocument> statements, List<DocumentForm> forms) {
        var files = new ArrayList<DocumentFile>();
        for (var form : forms.stream().distinct().sorted().toList()) {
            for (var statement : statements) {
                files.add(switch (form) {
                    case pdf -> new DocumentFile(statement.file() + ".pdf", StatementPdf.write(statement));
                    case xlsx -> new DocumentFile(statement.file() + ".xlsx", StatementWorkbook.write(statement));
                    case peppol, sie, ledger ->
                        throw DocumentRefusedException.forWant("statement.no-form", form.name());
                });
            }
        }
        return files;
    }
}
