package se.klardag.cli.documents;

import java.util.List;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;

/// The files of a run, and what could not be written (*dokument och det som utelämnades*).
public record DocumentBatch(List<DocumentFile> files, List<LeftOut> leftOut) {
    /// A document that could not be written.
    ///
    /// @param name of the bill or the statement
    public record LeftOut(String name, DocumentForm form, DocumentRefusedException why) {}

    public DocumentBatch {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /// The same, unless nothing at all could be written.
    ///
    /// @throws DocumentRefusedException with the first reason
    public DocumentBatch orRefusal() {
        if (files.isEmpty() && !leftOut.isEmpty()) {
            throw leftOut.getFirst().why();
        }
        return this;
    }

    /// In how many forms a bill or a statement could not be written.
    public long missing(String name) {
        return leftOut.stream().filter(each -> each.name().equals(name)).count();
    }
}
