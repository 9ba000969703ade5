package modplan.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import modplan.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactsCodecTest {
  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsWhatItWrote(long seed) throws ReflectiveOperationException {
    List<FileFacts> written = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    FactsOutput out = new FactsOutput();
    for (int i = 0; i < 3; i++) {
      FileFacts facts = (FileFacts) value(FileFacts.class, new Random(seed * 3 + i));
      written.add(facts);
      offsets.add(out.size());
      write(facts, out);
    }
    FactsInput in = new FactsInput(out.toBytes(), 0);

    for (int i = 2; i >= 0; i--) {
      String file = written.get(i).file();
      assertThat(read(file, in.at(offsets.get(i)))).isEqualTo(written.get(i));
    }
  }

  /** Random values differ in every component, sooner or later: so none is forgotten. */
  @Test
  void writesEveryComponent() throws ReflectiveOperationException {
    FileFacts base = (FileFacts) value(FileFacts.class, new Random(1));
    for (RecordComponent component : FileFacts.class.getRecordComponents()) {
      if (List.of("file", "contents").contains(component.getName())) {
        continue; // the reader names the file; parts of contents are below
      }
      isWritten(component, base, (FileFacts) with(base, component));
    }
    FileContents.Parts parts = base.contents().parts();
    for (RecordComponent component : FileContents.Parts.class.getRecordComponents()) {
      FileContents contents = new FileContents((FileContents.Parts) with(parts, component));
      FileFacts other =
          new FileFacts(
              base.file(),
              base.bytes(),
              base.forms(),
              base.encoding(),
              base.inclusions(),
              base.remarks(),
              base.errors(),
              contents);
      isWritten(component, base, other);
    }
  }

  private static void isWritten(RecordComponent component, FileFacts base, FileFacts other) {
    assertThat(bytes(other)).as(component.getName()).isNotEqualTo(bytes(base));
    assertThat(read(other.file(), new FactsInput(bytes(other), 0).at(0))).isEqualTo(other);
  }

  private static Object with(Record base, RecordComponent changed)
      throws ReflectiveOperationException {
    Class<?> type = base.getClass();
    for (long seed = 2; seed < 100; seed++) {
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            components[i].getName().equals(changed.getName())
                ? value(changed.getGenericType(), new Random(seed))
                : accessor(components[i]).invoke(base);
      }
      Object other = constructor(type).newInstance(values);
      if (!other.equals(base)) {
        return other;
      }
    }
    throw new AssertionError("no two values of " + changed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void damagedBytesEndInOneOfTwoExceptions(long seed) throws ReflectiveOperationException {
    Random random = new Random(seed);
    byte[] bytes = bytes((FileFacts) value(FileFacts.class, random));
    for (int i = 0; i < 100; i++) {
      byte[] damaged = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        FileFacts read = read("a.scm", new FactsInput(damaged, 0).at(0));
        assertThat(read.body().forms()).isNotNegative();
      } catch (IllegalArgumentException | IndexOutOfBoundsException expected) {
        assertThat(expected).isNotNull();
      }
    }
  }

  @Test
  void refusesNumbersWithoutEnd() {
    byte[] bytes = new byte[20];
    Arrays.fill(bytes, (byte) -1);

    assertThatThrownBy(() -> new FactsInput(bytes, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void write(FileFacts facts, FactsOutput out) {
    FactsCodec.writeHead(facts, out);
    FactsCodec.write(facts.contents(), out);
  }

  private static FileFacts read(String file, FactsInput.Cursor in) {
    return FactsCodec.readHead(file, in, FileContents.later(() -> FactsCodec.read(in)));
  }

  private static byte[] bytes(FileFacts facts) {
    FactsOutput out = new FactsOutput();
    write(facts, out);
    return out.toBytes();
  }

  // ---------------------------------------------------------------- random values of any record

  private static Object value(Type type, Random random) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), random);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == int.class) {
      return random.nextInt(300) + 1;
    } else if (wanted == long.class) {
      return (long) random.nextInt(1 << 20);
    } else if (wanted == boolean.class) {
      return random.nextBoolean();
    } else if (wanted == String.class) {
      return List.of("a", "define", "λ", "", "two words", "\0\uFFFF", "long " + random.nextInt(50))
          .get(random.nextInt(7));
    } else if (wanted == FileContents.class) {
      return new FileContents((FileContents.Parts) value(FileContents.Parts.class, random));
    } else if (wanted == Body.class) {
      return body(random);
    } else if (wanted.isEnum()) {
      Object[] constants = wanted.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    } else if (wanted.isSealed()) {
      Class<?>[] kinds = wanted.getPermittedSubclasses();
      return value(kinds[random.nextInt(kinds.length)], random);
    } else if (wanted.getSimpleName().equals("ModuleName")) {
      return modplan.syntax.ModuleName.of("m", "part" + random.nextInt(20));
    }
    assertThat(wanted.isRecord()).as("no random values of %s yet", wanted).isTrue();
    RecordComponent[] components = wanted.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(components[i].getGenericType(), random);
    }
    return constructor(wanted).newInstance(values);
  }

  private static Object collection(Class<?> kind, Type[] of, Random random)
      throws ReflectiveOperationException {
    int size = random.nextInt(4);
    if (kind == Map.class) {
      Map<Object, Object> map = new HashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(value(of[0], random), value(of[1], random));
      }
      return map;
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(value(of[0], random));
    }
    return kind == Set.class ? new HashSet<>(list) : list;
  }

  private static Body body(Random random) {
    return FactsReader.read(
            SourceFile.of(
                "a.scm",
                "(define (f x) '(a b) %d \"s\")\n(let é (g %s))%s"
                    .formatted(
                        random.nextInt(),
                        "(h)".repeat(random.nextInt(5)),
                        random.nextBoolean() ? ")" : "")))
        .body();
  }

  private static Method accessor(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return accessor;
  }

  private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }
}
