package se.klardag.cli.documents.model;

import se.klardag.rules.files.RuleText;

/// A file that was made (*dokumentfil*).
public final class DocumentFile {
    private final String name;
    private final byte[] bytes;

    /// @param bytes are not changed afterwards
    public DocumentFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
    }

    public String name() {
        return name;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    public String sha256() {
        return RuleText.sha256(bytes);
    }
}
