package cloudcredits.demo;

import cloudcredits.account.DemoAccount;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Who appears in the demo data. Invented; every address ends in {@code .example}. */
final class Cast {

  /** Of every account of the demo: it protects nothing. */
  static final String PASSWORD = "halden-roux-demo";

  static final String OPERATOR = "otto.lind@vendor.example";
  static final String RESELLER = "dana.whitfield@kestrel.example";

  /**
   * A named user.
   *
   * @param group of the contract; "" for none
   * @param weight how often this person runs jobs, against the others
   */
  record Player(String name, String email, String group, double weight) {}

  static final List<Player> ARCHITECTS =
      List.of(
          architect("Ilse Halden", "Management", 0.08),
          architect("Bram Roux", "Management", 0.03),
          architect("Mira Okafor", "Visualisation", 2.0),
          architect("Tomás Freire", "Visualisation", 1.3),
          architect("Joost van der Meer", "Visualisation", 1.5),
          architect("Elif Aydın", "Visualisation", 1.1),
          architect("Hana Kovács", "Visualisation", 0.5),
          architect("Jonas Weil", "Visualisation", 0.9),
          architect("Henrik Sjöberg", "Civil", 1.0),
          architect("Oliver Grant", "Civil", 0.2),
          architect("Saskia Brandt", "Structures", 1.6),
          architect("Piotr Nowicki", "Structures", 1.2),
          architect("Yusuf Demir", "Structures", 0.3),
          architect("Lars Dahl", "Structures", 0.12),
          architect("Karin Ek", "Structures", 0.09),
          architect("Anouk Lefèvre", "Building physics", 1.3),
          architect("Rania Haddad", "Building physics", 1.0),
          architect("Chiara Bassi", "Building physics", 0.5),
          architect("Daan Kuipers", "Rotterdam studio", 0.8),
          architect("Noor de Wit", "Rotterdam studio", 0.12),
          architect("Femke Jansen", "Rotterdam studio", 0.15),
          architect("Matteo Conti", "Rotterdam studio", 0.5),
          architect("Priya Nair", "Rotterdam studio", 0.05),
          architect("Lucía Ferrer", "Rotterdam studio", 0.05),
          architect("Wouter Smit", "Rotterdam studio", 0.07));

  static final List<Player> ENGINEERS =
      List.of(
          architect("Ilse Halden", "", 0.1),
          architect("Piotr Nowicki", "", 0.6),
          engineer("Sanne Bakker", 1.6),
          engineer("Ruben Visser", 1.0),
          engineer("Marta Zielińska", 1.2),
          engineer("Jelle Postma", 0.6),
          engineer("Amara Diallo", 0.8),
          engineer("Viktor Hruška", 0.3));

  static final List<Player> SHIPWRIGHTS =
      List.of(
          shipwright("Ray Castellan", 0.4),
          shipwright("June Okada", 1.4),
          shipwright("Pete Lindqvist", 1.0),
          shipwright("Alba Moreno", 0.9),
          shipwright("Sam Whitaker", 0.3));

  /** Whom a newcomer can sign in as, one for each role. */
  static final List<DemoAccount> ACCOUNTS =
      List.of(
          account("Ilse Halden", "contract manager", "ilse.halden@haldenroux.example"),
          account("Bram Roux", "contract administrator", "bram.roux@haldenroux.example"),
          account("Saskia Brandt", "software coordinator", "saskia.brandt@haldenroux.example"),
          account("Mira Okafor", "named user", "mira.okafor@haldenroux.example"),
          account(
              "Ray Castellan", "manager of a lapsed contract", "ray.castellan@castellan.example"),
          account("Dana Whitfield", "reseller", RESELLER),
          account("Otto Lind", "operator at the vendor", OPERATOR));

  private Cast() {}

  private static Player architect(String name, String group, double weight) {
    return new Player(name, address(name, "haldenroux.example"), group, weight);
  }

  private static Player engineer(String name, double weight) {
    return new Player(name, address(name, "haldenroux.example"), "", weight);
  }

  private static Player shipwright(String name, double weight) {
    return new Player(name, address(name, "castellan.example"), "", weight);
  }

  private static DemoAccount account(String name, String role, String email) {
    return new DemoAccount(name, role, email, PASSWORD);
  }

  private static String address(String name, String domain) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD).replace('ı', 'i').replaceAll("\\p{M}", "");
    return plain.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + domain;
  }
}
