package modplan.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import modplan.source.SlashPath;
import org.jspecify.annotations.Nullable;

/**
 * Lists the Scheme files below a directory. Not entered: hidden directories, those that git
 * ignores, those of a build (marked by {@code CACHEDIR.TAG} or {@code config.status}), excluded
 * ones, and links to directories.
 */
final class TreeListing {
  private final Path root;
  private final List<String> files = new ArrayList<>();
  private final List<String> templates = new ArrayList<>();
  private final List<UnreadableFile> unreadable = new ArrayList<>();
  private final List<SkippedDirectory> skipped = new ArrayList<>();

  private TreeListing(Path root) {
    this.root = root;
  }

  static TreeListing of(Path root, Excludes excludes, List<String> extensions) {
    TreeListing listing = new TreeListing(root);
    try {
      Files.walkFileTree(root, listing.new Visitor(excludes, extensions));
    } catch (IOException e) {
      throw new UsageException("cannot list " + root + ": " + IoErrors.reason(e));
    }
    Collections.sort(listing.files);
    return listing;
  }

  /** Paths relative to the root, with {@code /}, sorted. */
  List<String> files() {
    return files;
  }

  /** Files of which a build makes Scheme files, as {@code NAME.scm.in}; paths as those of files. */
  List<String> templates() {
    return templates;
  }

  /** Directories that could not be listed. */
  List<UnreadableFile> unreadable() {
    return unreadable;
  }

  int skippedDirectories() {
    return skipped.size();
  }

  /** The directories that were not entered, in the order of the walk. */
  List<SkippedDirectory> skipped() {
    return skipped;
  }

  private String relative(Path path) {
    return SlashPath.of(root.relativize(path));
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Excludes excludes;
    private final List<String> extensions;
    private final GitIgnore ignore = new GitIgnore();

    Visitor(Excludes excludes, List<String> extensions) {
      this.excludes = excludes;
      this.extensions = extensions;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (directory.equals(root)) {
        ignore.enter(directory, "");
        return FileVisitResult.CONTINUE;
      }
      String path = relative(directory);
      String reason = reasonToSkip(directory, path);
      if (!reason.isEmpty()) {
        skipped.add(new SkippedDirectory(path, reason));
        return FileVisitResult.SKIP_SUBTREE;
      }
      ignore.enter(directory, path);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      boolean scheme = extensions.stream().anyMatch(name::endsWith);
      if (scheme && attributes.isRegularFile()) {
        String path = relative(file);
        if (!excludes.matches(path)) {
          files.add(path);
        }
      }
      if (name.endsWith(".scm.in") && Files.isRegularFile(file)) {
        templates.add(relative(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      String path = relative(file);
      String reason = file.equals(root) ? "" : reasonToSkip(file, path);
      boolean isDirectory = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
      if (reason.isEmpty()) {
        unreadable.add(new UnreadableFile(path, IoErrors.reason(failure), isDirectory));
      } else if (isDirectory) {
        skipped.add(new SkippedDirectory(path, reason));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      ignore.leave(directory.equals(root) ? "" : relative(directory));
      return FileVisitResult.CONTINUE;
    }

    /** Why a directory is not entered; empty if it is. */
    private String reasonToSkip(Path directory, String path) {
      if (directory.getFileName().toString().startsWith(".")) {
        return "hidden";
      } else if (excludes.matches(path)) {
        return "excluded";
      } else if (ignore.ignores(path, true)) {
        return "ignored by git";
      }
      return isBuildDirectory(directory) ? "made by a build" : "";
    }

    private static boolean isBuildDirectory(Path directory) {
      return Files.exists(directory.resolve("CACHEDIR.TAG"), LinkOption.NOFOLLOW_LINKS)
          || Files.exists(directory.resolve("config.status"), LinkOption.NOFOLLOW_LINKS);
    }
  }
}
