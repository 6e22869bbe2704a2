package se.klardag.cli.report.explanation;

import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.text.Texts;

/// The form a document is printed in (*form*), named as `--format` names it.
public enum DocumentFormat {
    text,
    md,
    html,
    json;

    /// Prints the document for a file.
    public String print(Document document, Texts texts) {
        return print(document, TerminalPage.USUAL, texts);
    }

    /// Prints the document.
    ///
    /// @param page the terminal, for text
    public String print(Document document, TerminalPage page, Texts texts) {
        return switch (this) {
            case text -> TextForm.print(document, page, texts);
            case md -> MarkdownForm.print(document, texts);
            case html -> HtmlForm.print(document, texts);
            case json -> JsonForm.print(document);
        };
    }
}
