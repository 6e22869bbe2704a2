package se.klardag.cli.command.settlement;

import se.klardag.cli.cases.plain.PassedRow;
import se.klardag.cli.command.intake.FindingLog;
import se.klardag.cli.command.intake.OutsideCases;
import se.klardag.cli.month.Onlooker;
import se.klardag.cli.render.Progress;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.facts.CaseSource;

/// What a command sees of a month's rows as it settles them (*månadens bevakning*): cases outside the agreement's dates,
/// what is odd, and how far it has come.
record MonthWatch(OutsideCases outside, FindingLog findings, Progress progress) implements Onlooker {
    @Override
    public CaseSource watching(CaseSource cases) {
        return outside.watching(findings.watching(progress.counting(cases)));
    }

    @Override
    public DaySpan dates() {
        return outside.dates();
    }

    @Override
    public void pass(PassedRow row) {
        findings.pass(row);
        progress.pass();
    }
}
