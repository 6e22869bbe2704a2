package se.klardag.cli.month;

import se.klardag.cli.cases.plain.PassedRow;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.facts.CaseSource;

/// Looks on while a month is settled (*bevakare*): counts and notes what passes, and changes nothing.
public interface Onlooker {
    /// Sees nothing.
    Onlooker NOBODY = new Onlooker() {
        @Override
        public CaseSource watching(CaseSource cases) {
            return cases;
        }

        @Override
        public DaySpan dates() {
            return DaySpan.EVER;
        }

        @Override
        public void pass(PassedRow row) {}
    };

    /// The same cases, seen as they pass. Each reading of the source begins anew.
    CaseSource watching(CaseSource cases);

    /// Cases with a time outside these dates are wanted one by one, whatever the month.
    DaySpan dates();

    /// Sees a row that is not shown as a case.
    void pass(PassedRow row);
}
