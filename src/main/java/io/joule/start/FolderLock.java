package io.joule.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One program at a time has a data folder: the second would stop the first one's database when it ends. The operating
 * system gives the lock back when the program dies, however it dies.
 */
final class FolderLock {

    // A channel that nobody refers to is closed by the garbage collector, and its lock with it.
    private static final Set<FileLock> HELD = ConcurrentHashMap.newKeySet();

    private FolderLock() {}

    /** Held until this JVM ends; a live reload inside of it has it already. */
    static void take(Path directory) {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Path file = directory.resolveSibling(directory.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                HELD.add(lock);
            } else {
                throw new IllegalStateException("another Joule runs on " + directory.toAbsolutePath()
                        + ": stop it first, or give this one a DATABASE_URL or a JOULE_DATA folder of its own.");
            }
        } catch (OverlappingFileLockException e) {
            // This very JVM holds it since an earlier start.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
