package cloudcredits.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Our exclusive hold on a data folder; the system lets go of it when the process ends, however. */
record FolderLock(Path folder, FileChannel channel) implements AutoCloseable {

  /**
   * Makes the folder if it is missing and takes it.
   *
   * @throws DatabaseUnavailable when another process has it or it cannot be written
   */
  static FolderLock take(Path wanted) {
    try {
      Path folder = PrivateFiles.directories(wanted).toRealPath();
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new DatabaseUnavailable(
            "The data folder %s is in use by another process.".formatted(folder));
      }
      return new FolderLock(folder, channel);
    } catch (IOException e) {
      throw new DatabaseUnavailable(
          "The data folder %s cannot be used: %s.".formatted(wanted, e), e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException takenByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
