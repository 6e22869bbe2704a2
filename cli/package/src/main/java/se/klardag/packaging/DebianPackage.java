package se.klardag.packaging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// A `.deb`: an `ar` archive of the form's number, what `dpkg` is told, and the files.
final class DebianPackage {
    private DebianPackage() {}

    /// @param control  the fields, without the size, which is counted here
    /// @param scripts  the folder of `postinst` and its like
    static byte[] of(FileTree tree, String control, Path scripts, Instant time) throws IOException {
        var told = new FileTree();
        try (var found = Files.list(scripts)) {
            for (var script : found.sorted().toList()) {
                told.put(script.getFileName().toString(), new PackedFile.Copied(script, true));
            }
        }
        told.write("control", control + "Installed-Size: " + kibibytes(tree) + "\n");
        told.write("md5sums", Checksums.list("MD5", tree, _ -> true));
        var deb = new ByteArrayOutputStream();
        deb.write("!<arch>\n".getBytes(US_ASCII));
        member(deb, "debian-binary", "2.0\n".getBytes(US_ASCII), time);
        member(deb, "control.tar.gz", TarFile.of("./", told, time), time);
        member(deb, "data.tar.gz", TarFile.of("./", tree, time), time);
        return deb.toByteArray();
    }

    private static long kibibytes(FileTree tree) throws IOException {
        long sum = 0;
        for (var file : tree.files().values()) {
            sum += (file.bytes().length + 1023) / 1024;
        }
        return sum;
    }

    private static void member(ByteArrayOutputStream deb, String name, byte[] bytes, Instant time) throws IOException {
        var header = String.format("%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, time.getEpochSecond(), 0, 0, "100644",
                bytes.length);
        deb.write(header.getBytes(US_ASCII));
        deb.write(bytes);
        if (bytes.length % 2 == 1) {
            deb.write('\n');
        }
    }
}
