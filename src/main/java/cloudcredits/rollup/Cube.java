package cloudcredits.rollup;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A rollup of use, split by some of the dimensions; the smaller ones first. Each has every credit
 * and every job, so that any of them that knows the dimensions of a question may answer it.
 */
enum Cube {
  SERVICE(Dimension.SERVICE),
  GROUP(Dimension.SERVICE, Dimension.GROUP, Dimension.LICENCE),
  CODE(Dimension.SERVICE, Dimension.CODE, Dimension.GROUP),
  PERSON(Dimension.USER, Dimension.GROUP, Dimension.LICENCE),
  ALL(Dimension.USER, Dimension.SERVICE, Dimension.GROUP, Dimension.CODE, Dimension.LICENCE);

  private final Set<Dimension> splitBy;

  Cube(Dimension first, Dimension... others) {
    splitBy = EnumSet.of(first, others);
  }

  /** The smallest that knows all of these; times are known to each. */
  static Cube of(Collection<Dimension> dimensions) {
    Set<Dimension> needed = EnumSet.noneOf(Dimension.class);
    dimensions.stream().filter(dimension -> !dimension.isTime()).forEach(needed::add);
    for (Cube cube : values()) {
      if (cube.splitBy.containsAll(needed)) {
        return cube;
      }
    }
    throw new IllegalStateException("no rollup by " + needed);
  }

  /** As the database calls it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
