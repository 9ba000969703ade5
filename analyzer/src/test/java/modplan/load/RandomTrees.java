package modplan.load;

import java.util.Map;
import java.util.Random;

/** Random trees for tests of other packages. */
public final class RandomTrees {
  private RandomTrees() {}

  /** The files of one of any flavour: path to text. */
  public static Map<String, String> files(Random random) {
    RandomTree.Flavour[] flavours = RandomTree.Flavour.values();
    return new RandomTree(random, flavours[random.nextInt(flavours.length)]).files;
  }
}
