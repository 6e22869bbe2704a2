package se.klardag.cli.command.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.intake.AllowanceOptions;
import se.klardag.cli.command.intake.BillObstacles;
import se.klardag.cli.month.Allowance;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.render.Console;

/// Whether a provisional settlement will do, and whether a part of a month (*bindande eller preliminär, hel eller del*).
public final class BindingOptions {
    @Option(names = "--binding", descriptionKey = "option.binding")
    private boolean binding;

    @Mixin
    private final AllowanceOptions accepted = new AllowanceOptions();

    /// The month with what the call accepts of its source on record.
    public SettledMonth recorded(SettledMonth month) {
        return month.allowing(accepted.allowance());
    }

    /// What the call accepts of the source.
    public Allowance allowance() {
        return accepted.allowance();
    }

    /// Tells what keeps a bill from resting on the month, where only a binding settlement will do.
    ///
    /// @return whether the call ends here
    public boolean refuse(SettledMonth month, Console console) {
        var obstacles = new BillObstacles(month.standing());
        if (!binding || !obstacles.isAny()) {
            return false;
        }
        console.complain(console.texts().get("refused.binding", month.settlement().agreement().agreement()));
        obstacles.tell(console);
        return true;
    }
}
