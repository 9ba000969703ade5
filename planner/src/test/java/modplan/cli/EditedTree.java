package modplan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A random tree that real Guile compiles, with all by which a compiled file can depend on another
 * source: macros by templates and by procedures, macros that define macros, vectors from templates,
 * procedures that run at expansion, included files, small procedures and constants, re-exports,
 * autoloads, a cycle, an extension of the reader. And random edits of it, after which it still
 * compiles.
 */
final class EditedTree {
  private final Random random;
  private final Path root;
  private final SortedMap<Integer, Mod> mods = new TreeMap<>();
  private int nextId;
  private int readerNumber = 1;
  private final int[] cycleNumbers = {1, 1};
  private String lastFile = "";
  private String lastText = "";
  private boolean lastOffers;

  /**
   * An edit.
   *
   * @param offers whether the module may offer other names, or others of their kinds
   * @param newPlan whether modules came or went
   */
  record Edit(String what, String file, boolean offers, boolean newPlan) {}

  /** A module of the acyclic part: it imports modules with smaller numbers. */
  private static final class Mod {
    final int id;
    final SortedMap<Integer, Integer> imports = new TreeMap<>(); // what is used of each, as bits
    final List<Integer> autoloads = new ArrayList<>();
    int reExported = -1;
    boolean usesReader;
    boolean includes;
    int macro = 1;
    int helper = 1;
    int small = 1;
    int constant = 1;
    int body = 1;
    int included = 1;
    boolean smallIsMacro;
    boolean offersMacro = true;
    boolean spare;
    int comments;

    Mod(int id) {
      this.id = id;
    }
  }

  EditedTree(long seed, Path root) {
    this.random = new Random(seed);
    this.root = root;
    int count = 5 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      add();
    }
    mods.forEach((id, mod) -> write(path(id), text(mod)));
    mods.values().stream().filter(mod -> mod.includes).forEach(this::writeIncluded);
    write("r/reader.scm", reader());
    write("r/c0.scm", cycle(0));
    write("r/c1.scm", cycle(1));
  }

  private Mod add() {
    Mod mod = new Mod(nextId++);
    for (int other : mods.keySet()) {
      if (random.nextInt(3) > 0) {
        mod.imports.put(other, random.nextInt(64));
      } else if (random.nextInt(3) == 0) {
        mod.autoloads.add(other);
      }
    }
    if (!mod.imports.isEmpty() && random.nextInt(3) == 0) {
      mod.reExported = mod.imports.firstKey();
    }
    mod.includes = random.nextInt(3) == 0;
    mod.usesReader = mod.id > 0 && random.nextInt(4) == 0;
    mod.spare = random.nextBoolean();
    mods.put(mod.id, mod);
    return mod;
  }

  // ---------------------------------------------------------------- texts

  private static String path(int id) {
    return "r/m%d.scm".formatted(id);
  }

  private void writeIncluded(Mod mod) {
    write(
        "r/m%d.inc".formatted(mod.id),
        "(define (inner-%d x) (list %d x%s))%n"
            .formatted(mod.id, mod.included, mod.id > 0 ? uses(mod, 0) : ""));
  }

  private String text(Mod mod) {
    StringBuilder out = new StringBuilder("(define-module (r m%d)".formatted(mod.id));
    mod.imports.keySet().forEach(other -> out.append("\n  #:use-module (r m%d)".formatted(other)));
    mod.autoloads.forEach(
        other -> out.append("\n  #:autoload (r m%d) (big-%d)".formatted(other, other)));
    if (mod.usesReader) {
      out.append("\n  #:use-module (r reader)");
    }
    if (mod.reExported >= 0) {
      out.append("\n  #:re-export (small-%d)".formatted(mod.reExported));
    }
    out.append(
        "\n  #:export (proc-%d small-%d const-%d big-%d help-%d def-%d".formatted(six(mod.id)));
    out.append(mod.offersMacro ? " mac-%d".formatted(mod.id) : "");
    out.append(mod.spare ? " spare-%d".formatted(mod.id) : "").append("))\n");
    out.append(";; a comment\n".repeat(mod.comments));
    if (mod.includes) {
      out.append("(include \"m%d.inc\")\n".formatted(mod.id));
    }
    String another = mod.imports.isEmpty() ? "" : " (mac-%d x)".formatted(mod.imports.lastKey());
    String helper =
        mod.imports.isEmpty() ? "1" : "(help-%d %d)".formatted(mod.imports.firstKey(), mod.macro);
    out.append(
        """
        (define-syntax-rule (mac-%1$d x) (list %2$d x%3$s (small-%1$d 1) '#(7 8)))
        (define-syntax-rule (def-%1$d name)
          (define-syntax name
            (lambda (form) (syntax-case form () ((_ a b) #'(vector a b '#(7 8) %2$d))))))
        (define (help-%1$d n) (+ n %4$d))
        (define-syntax proc-%1$d
          (lambda (form)
            (syntax-case form ()
              ((_ x) #`(cons x #,(datum->syntax #'x %5$s))))))
        """
            .formatted(mod.id, mod.macro, another, mod.helper, helper));
    out.append(
        mod.smallIsMacro
            ? "(define-syntax-rule (small-%d x) (- x %d))%n".formatted(mod.id, mod.small)
            : "(define (small-%d x) (+ x %d))%n".formatted(mod.id, mod.small));
    out.append("(define const-%d %d)%n".formatted(mod.id, mod.constant));
    out.append(mod.spare ? "(define (spare-%d) 1)%n".formatted(mod.id) : "");
    if (!mod.imports.isEmpty()) {
      out.append("(def-%d local)%n".formatted(mod.imports.firstKey()));
    }
    out.append(
        """
        (define (big-%d x)
          (let loop ((i 0) (found '(#(7 8))))
            (cond ((> i %d) (reverse found))
                  ((odd? i) (loop (+ i 2) (cons (string-append "x" (number->string i)) found)))
                  (else (loop (+ i 1) (cons (list i x%s) found))))))
        """
            .formatted(mod.id, mod.body, uses(mod, 1)));
    return out.toString();
  }

  private static Object[] six(int id) {
    return new Object[] {id, id, id, id, id, id};
  }

  /** Expressions with {@code x}; half of what the bits say goes here, half there. */
  private static String uses(Mod mod, int half) {
    StringBuilder uses = new StringBuilder();
    List<String> forms =
        List.of("(mac-%d x)", "(proc-%d x)", "(small-%d x)", "const-%d", "(big-%d x)", "small-%d");
    for (Map.Entry<Integer, Integer> each : mod.imports.entrySet()) {
      for (int bit = 0; bit < forms.size() - 1; bit++) {
        boolean here = !mod.includes || bit % 2 == half;
        if (here && (each.getValue() >> bit & 1) == 1) {
          uses.append(' ').append(forms.get(bit).formatted(each.getKey()));
        }
      }
    }
    if (half == 1) {
      mod.autoloads.forEach(other -> uses.append(" (big-%d x)".formatted(other)));
      uses.append(mod.usesReader ? " #?" : "");
      uses.append(mod.imports.isEmpty() ? "" : " (local x i)");
    }
    return uses.toString();
  }

  private String reader() {
    return """
        (define-module (r reader) #:use-module (r m0))
        (eval-when (expand load eval)
          (read-hash-extend #\\? (lambda (char port) (help-0 %d))))
        """
        .formatted(readerNumber);
  }

  /** One of two modules that import one another and use only procedures of one another. */
  private String cycle(int side) {
    return """
        (define-module (r c%1$d)
          #:use-module (r c%2$d)
          #:use-module (r m%3$d)
          #:export (turn-%1$d))
        (define (turn-%1$d x) (if (> x %4$d) x (turn-%2$d (car (mac-%3$d x)))))
        """
        .formatted(side, 1 - side, side, cycleNumbers[side]);
  }

  // ---------------------------------------------------------------- edits

  /** Changes the tree on disk. */
  Edit edit() {
    Mod mod = List.copyOf(mods.values()).get(random.nextInt(mods.size()));
    String file = path(mod.id);
    switch (random.nextInt(15)) {
      case 0 -> {
        mod.body++;
        return write(mod, "body", false);
      }
      case 1 -> {
        mod.macro++;
        return write(mod, "macro", false);
      }
      case 2 -> {
        mod.helper++;
        return write(mod, "procedure that macros call", false);
      }
      case 3 -> {
        mod.small++;
        return write(mod, "small procedure", false);
      }
      case 4 -> {
        mod.constant++;
        return write(mod, "constant", false);
      }
      case 5 -> {
        mod.spare = !mod.spare;
        return write(mod, "another export", true);
      }
      case 6 -> {
        mod.offersMacro = !mod.offersMacro;
        return write(mod, "macro exported or not", true);
      }
      case 7 -> {
        mod.smallIsMacro = !mod.smallIsMacro;
        return write(mod, "procedure becomes macro or macro procedure", true);
      }
      case 8 -> {
        mod.comments++;
        return write(mod, "comment", false);
      }
      case 9 -> {
        if (mod.id == 0) {
          mod.comments++; // there is nothing before it to import
          return write(mod, "comment", false);
        }
        boolean offered = mod.imports.containsKey(mod.reExported);
        if (mod.imports.size() < 2) {
          mod.imports.put(0, random.nextInt(64));
        } else {
          mod.imports.replaceAll((other, bits) -> random.nextInt(64));
          int last = mod.imports.lastKey();
          mod.imports.remove(last);
        }
        return write(mod, "other imports", offered != mod.imports.containsKey(mod.reExported));
      }
      case 10 -> {
        readerNumber++;
        return put("reader", "r/reader.scm", reader(), false, false);
      }
      case 11 -> {
        int side = random.nextInt(2);
        cycleNumbers[side]++;
        return put("cycle", "r/c%d.scm".formatted(side), cycle(side), false, false);
      }
      case 12 -> {
        if (mods.size() > 4 && random.nextBoolean()) {
          return remove(mods.lastKey()); // nobody imports it
        }
        Mod added = add();
        if (added.includes) {
          writeIncluded(added);
        }
        return put("new module", path(added.id), text(added), true, true);
      }
      case 13 -> {
        return revert();
      }
      default -> {
        if (!mod.includes) {
          mod.body++;
          return write(mod, "body", false);
        }
        mod.included++;
        writeIncluded(mod);
        lastFile = ""; // not to be reverted
        return new Edit("included file", file.replace(".scm", ".inc"), false, false);
      }
    }
  }

  private Edit write(Mod mod, String what, boolean offers) {
    if (mod.includes) {
      writeIncluded(mod); // its uses go by the imports
    }
    return put(what, path(mod.id), text(mod), offers, false);
  }

  private Edit put(String what, String file, String text, boolean offers, boolean newPlan) {
    Path path = root.resolve(file);
    try {
      lastText = Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lastFile = lastText.isEmpty() ? "" : file;
    lastOffers = offers;
    write(file, text);
    return new Edit(what, file, offers, newPlan);
  }

  private Edit remove(int id) {
    mods.remove(id);
    try {
      Files.delete(root.resolve(path(id)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lastFile = "";
    return new Edit("module that goes", path(id), true, true);
  }

  /** Puts the file back that was edited last; the tree in memory keeps the edit for later. */
  private Edit revert() {
    if (lastFile.isEmpty()) {
      readerNumber++;
      return put("reader", "r/reader.scm", reader(), false, false);
    }
    return put("revert", lastFile, lastText, lastOffers, false);
  }

  private void write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
