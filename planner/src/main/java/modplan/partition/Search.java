package modplan.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Many starts, then generations in which the best are recombined and V-cycled (a steady population,
 * as in KaHyParE). Every task has a seed of its own and results are taken in task order, so that
 * the thread count changes the time and nothing else.
 */
final class Search {
  private static final int POPULATION = 8;

  private final Multilevel multilevel;
  private final Tuning tuning;
  private final long seed;
  private final List<Candidate> population = new ArrayList<>();

  Search(Multilevel multilevel, Tuning tuning, long seed) {
    this.multilevel = multilevel;
    this.tuning = tuning;
    this.seed = seed;
  }

  Candidate run(int threads) {
    List<Callable<Candidate>> starts = new ArrayList<>();
    for (int i = 0; i < tuning.starts(); i++) {
      int number = i;
      Rng rng = Rng.of(seed, number);
      starts.add(() -> multilevel.start(number, rng));
    }
    Workers.runAll(threads, starts).forEach(this::insert);
    for (int g = 0; g < tuning.generations(); g++) {
      Workers.runAll(threads, generation(g)).forEach(this::insert);
    }
    return population.get(0);
  }

  private List<Callable<Candidate>> generation(int g) {
    List<Callable<Candidate>> tasks = new ArrayList<>();
    for (int i = 0; i < tuning.offspring(); i++) {
      Rng rng = Rng.of(seed, (g + 1L) * 1_000_000 + i);
      Candidate a = population.get(rng.nextInt(population.size()));
      Candidate b = population.get(rng.nextInt(population.size()));
      boolean swap = b.isBetterThan(a);
      Candidate better = swap ? b : a;
      Candidate other = swap ? a : b;
      boolean annealing = i % 4 != 3;
      tasks.add(() -> multilevel.recombine(better, other, annealing, rng));
    }
    return tasks;
  }

  /** Keeps the population sorted, small, and free of twins. */
  private void insert(Candidate candidate) {
    int at = population.size();
    while (at > 0 && candidate.isBetterThan(population.get(at - 1))) {
      at--;
    }
    for (Candidate other : population) {
      if (other.km1() == candidate.km1()
          && other.overload() == candidate.overload()
          && other.fill() == candidate.fill()) {
        return;
      }
    }
    population.add(at, candidate);
    if (population.size() > POPULATION) {
      population.remove(POPULATION);
    }
  }
}
