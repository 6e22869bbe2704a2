package se.klardag.packaging;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.spi.ToolProvider;
import java.util.zip.ZipFile;

/// The Java that is shipped.
final class Runtimes {
    /// What the jars name in their code, and what they load by name: character sets, zones and languages, cryptography for
    /// signatures and JDBC. A command that needs another one fails; README.md says how all were tried.
    private static final String MODULES = "java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,"
            + "java.naming,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,"
            + "java.xml.crypto,jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.net,jdk.unsupported,jdk.zipfs";

    private Runtimes() {}

    /// Links a runtime out of the Java that runs this. The classes that jlink would make anew differ from run to run; the cache
    /// of the installed program holds what they are for.
    static Path linked(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (var each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        int code = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(System.out, System.err,
                        "--add-modules", MODULES, "--include-locales", "sv,en", "--disable-plugin",
                        "generate-jli-classes",
                        "--strip-debug", "--no-header-files", "--no-man-pages", "--output", folder.toString());
        if (code != 0) {
            throw new IOException("jlink ended with " + code);
        }
        return folder;
    }

    /// Takes the named runtime out of its archive, without the folder that all of it is in.
    ///
    /// @throws IOException if it is another file than the one that `windows-runtime.properties` names
    static FileTree forWindows(Path archive) throws IOException {
        var named = named();
        var hash = Checksums.sha256(Files.readAllBytes(archive));
        if (!hash.equals(named.getProperty("sha256"))) {
            throw new IOException(archive + " is not " + named.getProperty("file") + ": its SHA-256 is " + hash);
        }
        var tree = new FileTree();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
                try (var in = zip.getInputStream(entry)) {
                    var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                    tree.put(name, new PackedFile.Written(in.readAllBytes(), false));
                }
            }
        }
        return tree;
    }

    /// The version of the Java for Windows.
    static String windowsVersion() throws IOException {
        return named().getProperty("version");
    }

    private static Properties named() throws IOException {
        var named = new Properties();
        named.load(new StringReader(Files.readString(Path.of("windows-runtime.properties"))));
        return named;
    }
}
