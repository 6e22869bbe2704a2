package se.klardag.cli;

import picocli.CommandLine.Option;
import se.klardag.cli.output.OpenTerms;
import se.klardag.engine.terms.AgreementTerms;

/// Whether a provisional settlement will do (*bindande eller preliminär*).
final class BindingArguments {
    @Option(names = "--binding", descriptionKey = "option.binding")
    private boolean binding;

    /// Tells what is open where only a binding settlement will do.
    ///
    /// @return whether the call ends here
    boolean refuse(AgreementTerms terms, Console console) {
        if (!binding || terms.binding()) {
            return false;
        }
        console.complain(console.texts().get("refused.binding", terms.agreement()));
        console.complain(OpenTerms.print(terms, console.texts()).stripTrailing());
        return true;
    }
}
