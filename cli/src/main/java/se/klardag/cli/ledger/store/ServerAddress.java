package se.klardag.cli.ledger.store;

import java.util.Locale;
import java.util.regex.Pattern;

/// Where a ledger is (*liggarens adress*), as it may be shown: an address that somebody mistyped can hold a password too.
final class ServerAddress {
    private static final Pattern BEFORE_HOST = Pattern.compile("(?i)^((?:jdbc:)?[a-z0-9+.-]*:(?://)?).*@");

    private ServerAddress() {}

    /// Whether it is meant for a database, well formed or not.
    static boolean isOne(String address) {
        var small = address.toLowerCase(Locale.ROOT);
        return small.startsWith("jdbc:") || small.contains("://");
    }

    /// Without user, password and whatever follows the database's name.
    static String shown(String address) {
        var bare = address.replaceAll("(?s)[?;#].*", "");
        return isOne(address) ? BEFORE_HOST.matcher(bare).replaceFirst("$1") : address;
    }
}
