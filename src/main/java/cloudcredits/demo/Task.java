package cloudcredits.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What somebody runs on a service.
 *
 * @param variables as a service would send them
 */
record Task(String service, Map<String, Object> variables) {

  private static final List<int[]> PICTURES =
      List.of(
          new int[] {1280, 720},
          new int[] {1920, 1080},
          new int[] {1920, 1080},
          new int[] {2560, 1440},
          new int[] {3840, 2160},
          new int[] {5120, 2880});

  /** What a member of this group would run. */
  static Task of(String group, Random random) {
    return switch (group) {
      case "Visualisation", "Management" -> rendering(random);
      case "Rotterdam studio" -> random.nextInt(4) == 0 ? energy(random) : rendering(random);
      case "Structures" -> structure(random);
      case "Building physics" -> random.nextInt(3) == 0 ? energy(random) : lighting(random);
      case "Civil" -> random.nextInt(18) == 0 ? road(random) : structure(random);
      case "Engineers" -> flow(random);
      case "Shipwrights" -> simulation(random);
      default -> throw new IllegalArgumentException(group);
    };
  }

  private static Task rendering(Random random) {
    int[] picture = PICTURES.get(random.nextInt(PICTURES.size()));
    String quality = random.nextInt(3) == 0 ? "standard" : "final";
    return new Task(
        "rendering",
        Map.of("width", picture[0], "height", picture[1], "frames", 1, "quality", quality));
  }

  private static Task structure(Random random) {
    return new Task("structural-analysis", Map.of("analyses", 1 + random.nextInt(2)));
  }

  private static Task energy(Random random) {
    return new Task("energy-analysis", Map.of("runs", 1 + random.nextInt(2)));
  }

  private static Task lighting(Random random) {
    String study = random.nextInt(12) == 0 ? "annual" : "point";
    return new Task("lighting-analysis", Map.of("area", 80 + random.nextInt(700), "study", study));
  }

  private static Task road(Random random) {
    return new Task("infraworks", Map.of("length", 1 + random.nextInt(4)));
  }

  private static Task flow(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Task("thermal-comfort", Map.of("complexity", "simple", "solves", 1));
      case 1 ->
          new Task(
              "simulation-flex",
              Map.of("complexity", random.nextInt(5) == 0 ? "moderate" : "simple", "solves", 1));
      default -> new Task("configurator", Map.of("configurations", 1 + random.nextInt(4)));
    };
  }

  private static Task simulation(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Task("optimization", Map.of("studies", 1));
      case 1 -> new Task("sim-360", Map.of("complexity", "simple", "solves", 1));
      case 2 -> new Task("moldflow-flex", Map.of("components", 1 + random.nextInt(2), "solves", 1));
      default -> new Task("simulation-flex", Map.of("complexity", "simple", "solves", 1));
    };
  }
}
