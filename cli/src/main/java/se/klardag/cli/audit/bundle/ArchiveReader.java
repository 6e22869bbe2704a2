package se.klardag.cli.audit.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.rules.files.BoundedFile;

/// Opens a zip file that a stranger sent (*arkivläsare*): in memory, within limits, and never onto the disk.
final class ArchiveReader {
    static final int LARGEST = 256 << 20;

    private static final int MOST_FILES = 10_000;
    private static final long LARGEST_TOGETHER = 512L << 20;
    private static final int SWOLLEN = 200;
    private static final int NEVER_SWOLLEN = 1 << 20;
    private static final int SWOLLEN_TOGETHER = 50;
    private static final int SMALL_TOGETHER = 16 << 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int FILE_KIND = 0170000;
    private static final int LINK = 0120000;

    private final ByteBuffer zip;
    private final List<Entry> entries = new ArrayList<>();
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<String> damaged = new ArrayList<>();

    private ArchiveReader(byte[] bytes) {
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A file in the directory.
    ///
    /// @param at   where its own header begins
    /// @param data where its bytes begin
    private record Entry(String name, int method, long checksum, int packed, int size, int at, int data) {
        int end() {
            return data + packed;
        }
    }

    /// What was in the archive.
    ///
    /// @param files   by name
    /// @param damaged names of files whose checksum is another
    record Opened(SortedMap<String, byte[]> files, List<String> damaged, ArchiveReader reader) {
        Opened {
            files = Collections.unmodifiableSortedMap(files);
            damaged = List.copyOf(damaged);
        }

        /// What the archive holds at a byte.
        String at(int offset) {
            return reader.describe(offset);
        }
    }

    /// The file, unless it is larger than a bundle may be.
    ///
    /// @throws CaseFileException when it cannot be read
    static byte[] bytes(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new ArchiveException("archive.too-large", LARGEST >> 20);
            }
            return BoundedFile.read(path, LARGEST);
        } catch (NoSuchFileException _) {
            throw new CaseFileException(path.toString(), "fault.missing");
        } catch (IOException unreadable) {
            throw new CaseFileException(path.toString(), "fault.unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    /// @throws ArchiveException when the archive is not what it says, or more than a bundle is
    static Opened open(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new ArchiveException("archive.too-large", LARGEST >> 20);
        }
        var reader = new ArchiveReader(bytes);
        reader.readDirectory();
        reader.refuseOverlaps();
        for (var entry : reader.entries) {
            var content = reader.content(entry);
            var sum = new CRC32();
            sum.update(content);
            if (sum.getValue() != entry.checksum()) {
                reader.damaged.add(entry.name());
            }
            reader.files.put(entry.name(), content);
        }
        return new Opened(reader.files, reader.damaged, reader);
    }

    private void readDirectory() {
        int end = end();
        int count = zip.getShort(end + 10) & 0xffff;
        long size = zip.getInt(end + 12) & 0xffffffffL;
        long start = zip.getInt(end + 16) & 0xffffffffL;
        if (count == 0xffff || start == 0xffffffffL) {
            throw new ArchiveException("archive.too-many", MOST_FILES);
        }
        if (count > MOST_FILES) {
            throw new ArchiveException("archive.too-many", MOST_FILES);
        }
        if (start + size != end) {
            throw new ArchiveException("archive.directory", end);
        }
        var names = new HashSet<String>();
        long together = 0;
        int at = (int) start;
        for (int i = 0; i < count; i++) {
            need(at, ZipArchive.CENTRAL_SIZE, end);
            if (zip.getInt(at) != ZipArchive.CENTRAL) {
                throw new ArchiveException("archive.directory", at);
            }
            int nameSize = zip.getShort(at + 28) & 0xffff;
            int more = (zip.getShort(at + 30) & 0xffff) + (zip.getShort(at + 32) & 0xffff);
            need(at, ZipArchive.CENTRAL_SIZE + nameSize + more, end);
            var name = name(at + ZipArchive.CENTRAL_SIZE, nameSize);
            refuseName(name);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new ArchiveException("archive.twice", name);
            }
            entry(at, name, (int) start).ifPresent(entries::add);
            together += zip.getInt(at + 24) & 0xffffffffL;
            if (together > LARGEST_TOGETHER || together > (long) zip.capacity() * SWOLLEN_TOGETHER + SMALL_TOGETHER) {
                throw new ArchiveException("archive.swollen", name);
            }
            at += ZipArchive.CENTRAL_SIZE + nameSize + more;
        }
        if (at != end) {
            throw new ArchiveException("archive.directory", at);
        }
    }

    /// The end of the directory, in the last bytes of the file and nowhere else.
    private int end() {
        int last = zip.capacity() - ZipArchive.END_SIZE;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == ZipArchive.END
                    && at + ZipArchive.END_SIZE + (zip.getShort(at + 20) & 0xffff) == zip.capacity()) {
                return at;
            }
        }
        throw new ArchiveException(
                zip.capacity() >= 4 && zip.getInt(0) == ZipArchive.LOCAL ? "archive.truncated" : "archive.not-zip");
    }

    /// A file of the directory; empty for a folder.
    private Optional<Entry> entry(int at, String name, int directory) {
        int flags = zip.getShort(at + 8);
        int method = zip.getShort(at + 10) & 0xffff;
        long packed = zip.getInt(at + 20) & 0xffffffffL;
        long size = zip.getInt(at + 24) & 0xffffffffL;
        long header = zip.getInt(at + 42) & 0xffffffffL;
        if ((zip.getInt(at + 38) >>> 16 & FILE_KIND) == LINK) {
            throw new ArchiveException("archive.link", name);
        }
        if ((flags & 1) != 0) {
            throw new ArchiveException("archive.encrypted", name);
        }
        if (method != 0 && method != 8) {
            throw new ArchiveException("archive.method", name, method);
        }
        if (size > packed * SWOLLEN + NEVER_SWOLLEN || size > LARGEST || (method == 0 && size != packed)) {
            throw new ArchiveException("archive.swollen", name);
        }
        if (name.endsWith("/")) {
            return Optional.empty();
        }
        need(header, ZipArchive.LOCAL_SIZE, directory);
        int local = (int) header;
        int nameSize = zip.getShort(local + 26) & 0xffff;
        long data = header + ZipArchive.LOCAL_SIZE + nameSize + (zip.getShort(local + 28) & 0xffff);
        need(data, packed, directory);
        if (zip.getInt(local) != ZipArchive.LOCAL || !name(local + ZipArchive.LOCAL_SIZE, nameSize).equals(name)) {
            throw new ArchiveException("archive.header", name, local);
        }
        long checksum = zip.getInt(at + 16) & 0xffffffffL;
        return Optional.of(new Entry(name, method, checksum, (int) packed, (int) size, local, (int) data));
    }

    /// Two files that share bytes are one file under two names: the way to make much of little.
    private void refuseOverlaps() {
        var sorted = entries.stream().sorted(Comparator.comparingInt(Entry::at)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var entry = sorted.get(i);
            if (entry.at() < before.end()) {
                throw new ArchiveException("archive.overlap", before.name(), entry.name());
            }
        }
    }

    private byte[] content(Entry entry) {
        var packed = new byte[entry.packed()];
        zip.get(entry.data(), packed);
        if (entry.method() == 0) {
            return packed;
        }
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            var content = new byte[entry.size()];
            int got = 0;
            while (got < content.length && !inflater.finished()) {
                int now = inflater.inflate(content, got, content.length - got);
                if (now == 0) {
                    break;
                }
                got += now;
            }
            boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (got < content.length || more || !inflater.finished()) {
                throw new ArchiveException(more ? "archive.swollen" : "archive.damaged", entry.name());
            }
            return content;
        } catch (DataFormatException _) {
            throw new ArchiveException("archive.damaged", entry.name());
        } finally {
            inflater.end();
        }
    }

    private String name(int at, int size) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(zip.slice(at, size)).toString();
        } catch (CharacterCodingException _) {
            throw new ArchiveException("archive.name", "byte " + at);
        }
    }

    /// A name that would lead out of a folder, or that some system reads in another way.
    private static void refuseName(String name) {
        boolean bad = name.isEmpty() || name.length() > LONGEST_NAME || name.startsWith("/")
                || name.chars().anyMatch(sign -> sign < ' ' || sign == 0x7f || "\\:*?\"<>|".indexOf(sign) >= 0);
        var plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (var part : plain.split("/", -1)) {
            bad |= part.isBlank() || part.equals(".") || part.equals("..");
        }
        if (bad) {
            throw new ArchiveException("archive.name", name);
        }
    }

    private static void need(long at, long size, long limit) {
        if (at < 0 || size < 0 || at + size > limit) {
            throw new ArchiveException("archive.truncated");
        }
    }

    private String describe(int offset) {
        for (var entry : entries) {
            if (offset >= entry.at() && offset < entry.end()) {
                return entry.name();
            }
        }
        return "";
    }
}
