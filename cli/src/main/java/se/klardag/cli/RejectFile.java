package se.klardag.cli;

import se.klardag.cli.cases.Rejected;

/// Where rejected rows are written (*fil för avvisade rader*), or nowhere.
interface RejectFile {
    /// Nowhere: the call asked for no folder.
    RejectFile NOWHERE = new RejectFile() {
        @Override
        public void restart() {}

        @Override
        public void write(Rejected row) {}
    };

    /// Forgets what was written; the files are read again.
    void restart();

    void write(Rejected row);
}
