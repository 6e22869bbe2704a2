package se.klardag.cli.check;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.eligibility.Finding;

/// One finding of one case (*träff*), with what two parties need to talk about it.
///
/// @param details what the message names
/// @param moments admitted, admission notice, ready, ready notice, discharged, as texts; empty when not recorded
public record LocatedFinding(
        Finding finding,
        List<String> details,
        String municipality,
        String unit,
        String caseId,
        List<String> moments,
        String file,
        long row) {
    /// Names of [#fields].
    public static final List<String> COLUMNS = List.of("municipality", "unit", "case_id", "deviation", "severity",
            "clause", "message", "admitted_at", "admission_notice_at", "ready_at", "ready_notice_at", "discharged_at",
            "file", "row");

    /// The finding as a row of a table.
    public List<String> fields(Texts texts) {
        var fields = new ArrayList<>(List.of(municipality, unit, caseId, finding.code(),
                finding.severity().code(), FindingText.clause(finding), FindingText.of(this, texts)));
        fields.addAll(moments);
        fields.add(TerminalSafe.of(file));
        fields.add(row == 0 ? "" : Long.toString(row));
        return fields;
    }
}
