package se.klardag.cli.ledger;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import se.klardag.cli.ledger.journal.Storage;

/// A folder that is played in memory: what was not synced is lost, torn or comes in another order when the power goes.
final class PlayedStorage implements Storage {
    /// The machine stopped: nothing after this happens.
    static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// A change of a name that is not on disk yet; `to` is empty when the name goes away.
    private record Naming(String from, String to, int file) {}

    private static final class Content {
        private byte[] now = new byte[0];
        private byte[] onDisk = new byte[0];
        private boolean synced;
    }

    private final Random chance;
    private final List<Content> files = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> namesOnDisk = new HashMap<>();
    private final List<Naming> unsynced = new ArrayList<>();
    private int stepsLeft = Integer.MAX_VALUE;

    PlayedStorage(long seed) {
        this.chance = new Random(seed);
    }

    /// Stops after so many more steps.
    void stopAfter(int steps) {
        stepsLeft = steps;
    }

    /// The process died, the machine did not: everything that was written is there.
    void processDied() {
        stepsLeft = Integer.MAX_VALUE;
    }

    /// The power went: of what was not synced anything may be there, torn, or not.
    void powerWent() {
        stepsLeft = Integer.MAX_VALUE;
        for (var content : files) {
            if (!content.synced) {
                content.onDisk = torn(content.now);
            }
            content.now = content.onDisk;
            content.synced = true;
        }
        Collections.shuffle(unsynced, chance);
        for (var naming : unsynced) {
            if (chance.nextBoolean()) {
                namesOnDisk.remove(naming.from());
                if (!naming.to().isEmpty()) {
                    namesOnDisk.put(naming.to(), naming.file());
                }
            }
        }
        unsynced.clear();
        names.clear();
        names.putAll(namesOnDisk);
    }

    private byte[] torn(byte[] bytes) {
        return switch (chance.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1));
            case 2 -> {
                var holes = bytes.clone();
                int from = chance.nextInt(bytes.length + 1);
                Arrays.fill(holes, from, Math.min(bytes.length, from + 64), (byte) 0);
                yield holes;
            }
            default -> bytes;
        };
    }

    private void step() throws Stopped {
        if (stepsLeft-- <= 0) {
            throw new Stopped();
        }
    }

    private Content content(String name) throws IOException {
        var found = names.get(name);
        if (found == null) {
            throw new FileNotFoundException(name);
        }
        return files.get(found);
    }

    @Override
    public List<String> list() {
        return List.copyOf(names.keySet());
    }

    @Override
    public byte[] read(String name) throws IOException {
        return content(name).now.clone();
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        step();
        var content = new Content();
        files.add(content);
        names.put(name, files.size() - 1);
        unsynced.add(new Naming("", name, files.size() - 1));
        // stopped in the middle of the bytes, too
        content.now = stepsLeft == 0 ? Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1)) : bytes.clone();
        step();
    }

    @Override
    public void sync(String name) throws IOException {
        step();
        var content = content(name);
        content.onDisk = content.now;
        content.synced = true;
        step();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        int file = Objects.requireNonNull(names.remove(from), from);
        names.put(to, file);
        unsynced.add(new Naming(from, to, file));
        step();
    }

    @Override
    public void syncFolder() throws IOException {
        step();
        namesOnDisk.clear();
        namesOnDisk.putAll(names);
        unsynced.clear();
        step();
    }

    @Override
    public void delete(String name) throws IOException {
        step();
        var file = names.remove(name);
        if (file != null) {
            unsynced.add(new Naming(name, "", file));
        }
        step();
    }
}
