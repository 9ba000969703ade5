package modplan.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Joins small steps that one worker runs one after the other, to save starts and loads. */
final class Chunks {
  private record Chunk(long start, StepDraft draft) {}

  private Chunks() {}

  /** The joined drafts by start; those longer than {@code micros} stay as they are. */
  static StepDraft[] join(Workload load, Timetable table, long micros) {
    Map<Integer, List<Integer>> byWorker = new HashMap<>();
    for (int i : table.byStart()) {
      byWorker.computeIfAbsent(table.worker[i], w -> new ArrayList<>()).add(i);
    }
    List<Chunk> chunks = new ArrayList<>();
    for (List<Integer> sequence : byWorker.values()) {
      int from = 0;
      long length = 0;
      for (int at = 0; at < sequence.size(); at++) {
        long own = table.end[sequence.get(at)] - table.start[sequence.get(at)];
        if (at > from && length + own - load.start > micros) {
          chunks.add(chunk(load, table, sequence.subList(from, at)));
          from = at;
          length = 0;
        }
        length += length == 0 ? own : own - load.start;
      }
      chunks.add(chunk(load, table, sequence.subList(from, sequence.size())));
    }
    return chunks.stream()
        .sorted(
            Comparator.comparingLong(Chunk::start)
                .thenComparingInt(chunk -> chunk.draft().members[0]))
        .map(Chunk::draft)
        .toArray(StepDraft[]::new);
  }

  private static Chunk chunk(Workload load, Timetable table, List<Integer> steps) {
    int[] members =
        steps.stream().flatMapToInt(i -> IntStream.of(table.drafts[i].members)).sorted().toArray();
    return new Chunk(table.start[steps.get(0)], StepDraft.of(load, members));
  }
}
