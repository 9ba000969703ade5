package modplan.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InTurnTest {
  @ParameterizedTest
  @CsvSource({"0, 2", "1, 4", "7, 1", "1000, 3", "5, 0"})
  void eachPieceIsDoneOnce(int count, int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(count);
    InTurn.run(count, threads, () -> done::incrementAndGet);
    int[] times = new int[count];
    int[] once = new int[count];
    for (int i = 0; i < count; i++) {
      times[i] = done.get(i);
      once[i] = 1;
    }
    assertArrayEquals(once, times);
  }

  @Test
  void whileOneThreadIsBusyTheOtherTakesAllTheRest() {
    CountDownLatch rest = new CountDownLatch(9);
    List<Integer> ended = Collections.synchronizedList(new ArrayList<>());
    InTurn.run(
        10,
        2,
        () ->
            i -> {
              if (i == 0) {
                waitFor(rest); // never ends if it keeps any of the others to itself
              }
              ended.add(i);
              rest.countDown();
            });
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 0), ended);
  }

  @Test
  void whatAPieceThrowsIsTheCause() {
    IllegalArgumentException thrown = new IllegalArgumentException("no");
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                InTurn.run(
                    3,
                    2,
                    () ->
                        i -> {
                          throw thrown;
                        }));
    assertSame(thrown, failure.getCause());
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
