package modplan.partition;

import java.io.IOException;

/** Writes partition files as hMetis and KaHyPar do: line v is the block of vertex v, from 0. */
public final class PartitionWriter {
  private PartitionWriter() {}

  public static void write(Partition partition, Appendable out) throws IOException {
    for (int block : partition.blocks()) {
      out.append(Integer.toString(block)).append('\n');
    }
  }
}
