package modplan.project;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Says in plain words why the operating system refused. */
public final class IoErrors {
  /** What a user can do about too little memory. */
  public static final String OUT_OF_MEMORY =
      "it takes more memory than Java may use; MODPLAN_JAVA_OPTS=-Xmx8g allows 8 GiB";

  private IoErrors() {}

  /** Lower case, without the path: the caller has named it. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    } else if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (e instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    } else if (e instanceof NotDirectoryException) {
      return "it is no directory";
    } else if (e instanceof FileSystemLoopException) {
      return "the directory contains itself";
    }
    String message = e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    String tail = message.substring(message.lastIndexOf(": ") + 1).strip();
    return tail.isEmpty()
        ? message
        : tail.substring(0, 1).toLowerCase(Locale.ROOT) + tail.substring(1);
  }
}
