package se.klardag.cli.command.machine;

import java.nio.file.Path;
import java.util.Locale;

/// The operating system (*operativsystem*), as far as its commands differ.
enum OperatingSystem {
    LINUX,
    MACOS,
    WINDOWS;

    static OperatingSystem named(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") ? MACOS : LINUX;
    }

    String setsClock() {
        return switch (this) {
            case LINUX -> "timedatectl set-ntp true";
            case MACOS -> "sudo sntp -sS time.apple.com";
            case WINDOWS -> "w32tm /resync";
        };
    }

    String allows(Path folder) {
        return switch (this) {
            case LINUX, MACOS -> "chmod u+rwx " + quoted(folder.toString());
            case WINDOWS -> "icacls " + quoted(folder.toString()) + " /grant \"%USERNAME%\":(OI)(CI)M";
        };
    }

    String showsSpace(Path folder) {
        return switch (this) {
            case LINUX, MACOS -> "df -h " + quoted(folder.toString());
            case WINDOWS -> "dir " + quoted(folder.toString());
        };
    }

    String setsEncoding() {
        return switch (this) {
            case LINUX, MACOS -> "export LC_ALL=C.UTF-8";
            case WINDOWS -> "chcp 65001";
        };
    }

    /// A word as the shell of this system takes it for one.
    String quoted(String word) {
        if (word.matches("[\\p{L}0-9._/:\\\\,=@+-]+")) {
            return this == WINDOWS || word.indexOf('\\') < 0 ? word : "'" + word + "'";
        }
        return this == WINDOWS ? "\"" + word + "\"" : "'" + word.replace("'", "'\\''") + "'";
    }
}
