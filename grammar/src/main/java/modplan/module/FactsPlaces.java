package modplan.module;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import modplan.source.Location;

/**
 * The places of everything that the facts of one file speak of, in an order that follows from what
 * they are: of two versions of a file with the same {@linkplain FactsCodec#code shape} the n-th
 * places belong to the same thing.
 */
public final class FactsPlaces {
  private final FileFacts facts;
  private long[] places = new long[256];
  private int size;

  private FactsPlaces(FileFacts facts) {
    this.facts = facts;
    facts.inclusions().forEach(each -> add(each.location()));
    facts.errors().forEach(each -> add(each.location()));
    facts.modules().forEach(each -> add(each.location()));
    facts.mentions().forEach(each -> add(each.location()));
    facts.exports().forEach(each -> add(each.location()));
    facts.definitions().forEach(each -> add(each.location()));
  }

  public static FactsPlaces of(FileFacts facts) {
    return new FactsPlaces(facts);
  }

  private void add(Location location) {
    if (size == places.length) {
      places = Arrays.copyOf(places, size * 2);
    }
    places[size++] = (long) location.line() << Integer.SIZE | location.column();
  }

  private static Location location(long place) {
    return new Location((int) (place >>> Integer.SIZE), (int) place);
  }

  /** The n-th place. */
  public Location place(int number) {
    return number < size ? location(places[number]) : Body.locate(facts.body().spot(number - size));
  }

  /** The numbers of places, of each the first; those that nothing stands at are missing. */
  public Map<Location, Integer> numbers(Set<Location> wanted) {
    Map<Location, Integer> numbers = new HashMap<>();
    for (int i = 0; i < size; i++) {
      Location location = location(places[i]);
      if (wanted.contains(location)) {
        numbers.putIfAbsent(location, i);
      }
    }
    BitSet lines = new BitSet();
    wanted.stream()
        .filter(each -> !numbers.containsKey(each) && each.column() < Body.LAST_COLUMN)
        .forEach(each -> lines.set(each.line()));
    Body body = facts.body();
    for (int node = 0; node < body.size() && !lines.isEmpty(); node++) {
      if (lines.get(Body.line(body.spot(node)))) {
        Location location = Body.locate(body.spot(node));
        if (wanted.contains(location)) {
          numbers.putIfAbsent(location, size + node);
        }
      }
    }
    return numbers;
  }
}
