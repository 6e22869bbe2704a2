package se.klardag.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The files of an archive by name, in the order of their names.
final class FileTree {
    /// What the system starts; the rest of a runtime is read.
    private static final Pattern STARTED = Pattern.compile("(.*/)?(bin/[^/]+|jspawnhelper|jexec)");

    private final SortedMap<String, PackedFile> files = new TreeMap<>();

    SortedMap<String, PackedFile> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    FileTree put(String name, PackedFile file) {
        if (files.put(name, file) != null) {
            throw new IllegalArgumentException("two files are named " + name);
        }
        return this;
    }

    FileTree write(String name, String text) {
        return put(name, new PackedFile.Written(text.getBytes(UTF_8), false));
    }

    FileTree copy(String name, Path file) {
        return put(name, new PackedFile.Copied(file, STARTED.matcher(name).matches()));
    }

    /// Takes a folder that may be missing or empty.
    ///
    /// @param prefix of the names, ending in `/` unless empty
    FileTree copyFolder(String prefix, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return this;
        }
        try (var found = Files.walk(folder)) {
            for (var each : found.sorted().toList()) {
                var name = prefix + folder.relativize(each).toString().replace('\\', '/');
                if (Files.isSymbolicLink(each)) {
                    put(name, new PackedFile.Linked(Files.readSymbolicLink(each).toString()));
                } else if (Files.isRegularFile(each)) {
                    copy(name, each);
                }
            }
        }
        return this;
    }

    FileTree add(String prefix, FileTree others) {
        others.files.forEach((name, file) -> put(prefix + name, file));
        return this;
    }

    /// Every folder that a file is in, ending in `/`; a folder comes before what is in it.
    SortedSet<String> folders() {
        var folders = new TreeSet<String>();
        for (var name : files.keySet()) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                folders.add(name.substring(0, slash + 1));
            }
        }
        return folders;
    }
}
