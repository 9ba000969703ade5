package modplan.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many starts, then generations in which the best are recombined and V-cycled (a steady population,
 * as in KaHyParE). Every task has a seed of its own and results are taken in task order, so that the
 * thread count changes the time and nothing else.
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
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Candidate>> starts = new ArrayList<>();
      for (int i = 0; i < tuning.starts(); i++) {
        Rng rng = Rng.of(seed, i);
        int number = i;
        starts.add(() -> multilevel.start(number, rng));
      }
      List<Candidate> cs = runAll(pool, starts);
      cs.forEach(this::insert);
      for (int g = 0; g < tuning.generations(); g++) {
        List<Candidate> gs = runAll(pool, generation(g));
      gs.forEach(this::insert);
      }
      return population.get(0);
    } finally {
      pool.shutdown();
    }
  }

  private List<Callable<Candidate>> generation(int g) {
    List<Callable<Candidate>> tasks = new ArrayList<>();
    for (int i = 0; i < tuning.offspring(); i++) {
      Rng rng = Rng.of(seed, (g + 1L) * 1_000_000 + i);
      Candidate a = population.get(rng.nextInt(population.size()));
      Candidate b = population.get(rng.nextInt(population.size()));
      Candidate better = b.isBetterThan(a) ? b : a;
      Candidate other = better == a ? b : a;
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

  private static List<Candidate> runAll(ExecutorService pool, List<Callable<Candidate>> tasks) {
    try {
      List<Candidate> results = new ArrayList<>();
      for (Future<Candidate> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while partitioning", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
