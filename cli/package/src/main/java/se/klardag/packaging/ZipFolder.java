package se.klardag.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A `.zip` for Windows. Its times are local ones without a zone, so that no builder's zone gets in.
final class ZipFolder {
    private ZipFolder() {}

    static byte[] of(FileTree tree, Instant time) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var each : tree.files().entrySet()) {
                if (each.getValue() instanceof PackedFile.Linked) {
                    throw new IOException("a zip for Windows holds no link: " + each.getKey());
                }
                var entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(each.getValue().bytes());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
