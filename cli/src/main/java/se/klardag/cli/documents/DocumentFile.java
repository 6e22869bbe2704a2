package se.klardag.cli.documents;

import se.klardag.rules.RuleText;

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

    int length() {
        return bytes.length;
    }

    String sha256() {
        return RuleText.sha256(bytes);
    }
}
