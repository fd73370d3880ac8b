package cloudcredits;

import cloudcredits.account.EmailAddress;
import cloudcredits.billing.BillTo;
import cloudcredits.billing.TaxRate;
import cloudcredits.cap.Asking;
import cloudcredits.cap.GroupChange;
import cloudcredits.contract.Appointee;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Creation;
import cloudcredits.contract.NewContract;
import cloudcredits.contract.NewLicence;
import cloudcredits.contract.Role;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import cloudcredits.order.NewOrder;
import cloudcredits.order.PaidBy;
import cloudcredits.order.Placement;
import cloudcredits.order.Review;
import cloudcredits.quote.Opening;
import cloudcredits.topup.TopUpDraft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Fills a running portal through its own services, and signs people in. */
public final class World {

  private static final Pattern JOB = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Pattern ASSET = Pattern.compile("\"/static/([^\"]+)\"");
  private static final Map<String, String> PURPOSES =
      Map.of(
          "welcome", "invitation",
          "reset", "password_reset",
          "first-operator", "first_operator");

  /** Written by every visit, or by the clock, and of no consequence. */
  private static final Set<String> PASSING =
      Set.of(
          "session",
          "one_time_link",
          "audit_entry",
          "paper_file",
          "scheduled_tasks",
          "usage_fold",
          "usage_rollup",
          "usage_rollup_service",
          "usage_rollup_group",
          "usage_rollup_code",
          "usage_rollup_person",
          "usage_rollup_all",
          "credit_rollup",
          "answer",
          "flyway_schema_history");

  private final RunningPortal portal;
  private final Services services;
  private final Jdbi owner;
  private final PersonId operator;
  private final PersonId invited;
  private final String key;
  private int people;
  private int contracts;

  World(RunningPortal portal, Services services, Jdbi owner) {
    this.portal = portal;
    this.services = services;
    this.owner = owner;
    this.operator = account("Otto Operator", true, Optional.empty());
    this.invited = stranger();
    services.billing.publish(
        new TaxRate("IE", LocalDate.now(ZoneOffset.UTC), "VAT", new BigDecimal("23"), false),
        ZoneOffset.UTC,
        operator);
    this.key = services.keys.create("Rendering", Set.of("rendering"), Optional.of(operator)).text();
  }

  public PersonId operator() {
    return operator;
  }

  /** Somebody with an account and no role anywhere. */
  public PersonId stranger() {
    return account("Stan Stranger", false, Optional.empty());
  }

  /**
   * A contract with so many licences, orders, groups and so on; its names are those of the last of
   * each. Whatever can be named or worded bears the contract's number, so that it is known again.
   */
  public Estate estate(int ofEach) {
    var contract = contract(ofEach);
    PersonId manager = services.roles.manager(contract.id()).person();
    var people = new HashMap<>(Map.of("manager", manager));
    people.put("administrator", appointed(contract, Role.ADMINISTRATOR, manager));
    people.put("coordinator", appointed(contract, Role.COORDINATOR, manager));
    people.put("user", seated(contract, "Ursula User " + contract.number(), manager));
    var jobs = new HashMap<PersonId, String>();
    people.values().forEach(person -> jobs.put(person, firstJob(contract, person)));
    PersonId subject = seated(contract, "Sol Subject " + contract.number(), manager);
    services.roles.appoint(contract.id(), appointee(subject), Role.COORDINATOR, manager);
    services.roles.dismiss(contract.id(), subject, manager);
    services.roles.appoint(contract.id(), appointee(subject), Role.ADMINISTRATOR, manager);
    int reseller = services.resellers.create("Reseller of " + contract.number()).orElseThrow();
    services.resellers.link(contract.id(), services.resellers.find(reseller), operator);
    people.put("reseller", account("Rae of " + contract.number(), false, Optional.of(reseller)));

    var names = new HashMap<String, String>();
    names.put("contract", contract.number());
    names.put("number", contract.number());
    names.put("person", subject.toString());
    names.put("licence", Integer.toString(ofEach));
    names.put("reseller", Integer.toString(reseller));
    names.put("service", "rendering");
    names.put("role", "coordinator");
    names.put("type", "busy");
    names.put("key", Integer.toString(anotherKey()));
    for (int i = 1; i <= ofEach; i++) {
      names.put("code", code(contract, contract.number() + "/" + i, manager));
      int order = order(contract, manager);
      names.put("order", Integer.toString(order));
      names.put("paper", services.papers.of(contract.id(), order).getFirst().number().toString());
      names.put("repayment", Integer.toString(repayment(contract, order)));
      names.put(
          "group",
          Integer.toString(
              group(contract, "Group " + i + " " + contract.number(), subject, manager)));
      names.put("quote", Integer.toString(quote(contract, manager)));
      names.put("purchase", Integer.toString(proposal(contract, manager)));
      names.put("view", Integer.toString(i));
      keepView(contract, i, people);
      names.put("request", Integer.toString(request(contract, subject)));
      names.put("job", job(contract, subject));
    }
    return new Estate(Map.copyOf(people), Map.copyOf(jobs), Map.copyOf(names));
  }

  private Contract contract(int licences) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String number = "110-%04d".formatted(++contracts);
    var contract =
        new NewContract(
            number,
            services.contracts.createCustomer("Customer of " + number).id(),
            Contract.Kind.SUBSCRIPTION,
            ZoneOffset.UTC,
            new Terms.Term(today.minusMonths(3), today.plusMonths(9)),
            Money.of("90000.00", "USD"),
            IntStream.rangeClosed(1, licences)
                .mapToObj(i -> new NewLicence("Design Suite " + number, number + "-" + i, 20))
                .toList(),
            appointee(account("Mo Manager " + number, false, Optional.empty())));
    if (services.contracts.create(contract, operator) instanceof Creation.Created made) {
      services.billing.save(
          made.contract().id(),
          new BillTo("Customer of " + number, "2 Street", "3000", "City", "IE", ""),
          operator);
      return made.contract();
    }
    throw new AssertionError(number);
  }

  private Appointee appointee(PersonId person) {
    var known = services.accounts.find(person).orElseThrow();
    return new Appointee(EmailAddress.parse(known.email()).orElseThrow(), known.name());
  }

  private PersonId appointed(Contract contract, Role role, PersonId manager) {
    PersonId person = account("Ada " + role + " " + contract.number(), false, Optional.empty());
    services.roles.appoint(contract.id(), appointee(person), role, manager);
    return person;
  }

  private PersonId seated(Contract contract, String name, PersonId by) {
    EmailAddress address = address();
    services.seats.assign(contract.id(), 1, address, name, true, by);
    return services.accounts.find(address).orElseThrow().id();
  }

  private String firstJob(Contract contract, PersonId person) {
    Appointee known = appointee(person);
    services.seats.assign(contract.id(), 1, known.email(), known.name(), true, person);
    return job(contract, person);
  }

  private int order(Contract contract, PersonId by) {
    var offered = (Review.Offered) services.orders.review(contract, 1);
    var order =
        new NewOrder(
            contract.id(),
            UUID.randomUUID(),
            1,
            PaidBy.INVOICE,
            "PO " + contract.number(),
            "accounts@example.org",
            by,
            offered.offer().promise());
    return ((Placement.Placed) services.orders.place(order)).order().id();
  }

  /** Something that was paid twice for the order. */
  private int repayment(Contract contract, int order) {
    owner.useHandle(
        handle ->
            handle.execute(
                "insert into repayment values (?, ?, 1, 5, 'USD', 'paid_twice', 'pi_' || gen_random_uuid(), now())",
                contract.id(),
                order));
    return 1;
  }

  private int group(Contract contract, String name, PersonId member, PersonId by) {
    int group = ((GroupChange.Done) services.groups.create(contract.id(), name, by)).group();
    services.groups.move(contract.id(), member, Optional.of(group), by);
    return group;
  }

  private String code(Contract contract, String code, PersonId by) {
    services.chargeCodes.add(contract.id(), code, "", by);
    return code;
  }

  private int quote(Contract contract, PersonId by) {
    var asked = services.newQuotes.ask(contract.id(), UUID.randomUUID(), 2, "", by);
    return ((Opening.Opened) asked).quote().id();
  }

  /** A first top-up that waits for the manager; there is one at a time. */
  private int proposal(Contract contract, PersonId manager) {
    var draft = new TopUpDraft(Credits.of(90_000), 1, 1, 24, "PO-2", "a@example.org", manager);
    services.topUps.setUp(contract.id(), draft, manager);
    services.topUps.sweep(contract.id());
    return owner.withHandle(
        handle ->
            handle
                .select(
                    "select id from top_up_purchase where contract_id = ? and state = 'proposed'",
                    contract.id())
                .mapTo(Integer.class)
                .one());
  }

  /** Everybody who sees the report keeps one of each number. */
  private void keepView(Contract contract, int number, Map<String, PersonId> people) {
    Stream.of(
            people.get("manager"), people.get("administrator"), people.get("coordinator"), operator)
        .forEach(
            person ->
                services.views.save(
                    contract.id(), person, "View " + number + " " + contract.number(), "by=group"));
  }

  private int request(Contract contract, PersonId person) {
    services.asks.withdraw(contract.id(), person);
    Asking asked =
        services.asks.ask(contract.id(), person, Credits.of(10), "for " + contract.number());
    return ((Asking.Asked) asked).request().id();
  }

  private String job(Contract contract, PersonId person) {
    String body =
        "{\"contract\":\"%s\",\"user\":\"%s\",\"service\":\"rendering\",\"variables\":{\"width\":2000,\"height\":1500,\"frames\":2,\"quality\":\"final\"}}"
            .formatted(contract.number(), person);
    String answer = service().postJson("/api/v1/holds", body).body();
    Matcher id = JOB.matcher(answer);
    if (!id.find()) {
      throw new AssertionError(answer);
    }
    return id.group(1);
  }

  private int anotherKey() {
    return services.keys.create("Another", Set.of("rendering"), Optional.of(operator)).id();
  }

  private EmailAddress address() {
    return EmailAddress.parse("person" + ++people + "@example.org").orElseThrow();
  }

  private PersonId account(String name, boolean isOperator, Optional<Integer> reseller) {
    EmailAddress address = address();
    return owner.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    insert into person (email, name, operator, reseller_id, created_at)
                    values (:email, :name, :operator, :reseller, now()) returning id
                    """)
                .bind("email", address.value())
                .bind("name", name)
                .bind("operator", isOperator)
                .bind("reseller", reseller)
                .mapTo(PersonId.class)
                .one());
  }

  /** A cloud service with its key, which may hold a form's token as anybody may. */
  public Caller service() {
    Caller anonymous = anonymous();
    var headers = new HashMap<>(anonymous.headers());
    headers.put("Authorization", "Bearer " + key);
    return new Caller(portal.address(), headers, anonymous.csrf());
  }

  /** A cloud service whose key is for another service than every job here. */
  public Caller otherService() {
    String other = services.keys.create("Other", Set.of("sim-360"), Optional.of(operator)).text();
    return new Caller(portal.address(), Map.of("Authorization", "Bearer " + other), "");
  }

  /** A browser that nobody is signed in with. */
  public Caller anonymous() {
    var page = new Caller(portal.address(), Map.of(), "").get("/sign-in");
    String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    Matcher csrf = CSRF.matcher(page.body());
    if (!csrf.find()) {
      throw new AssertionError("no form on the sign-in page");
    }
    return new Caller(portal.address(), Map.of("Cookie", cookie), csrf.group(1));
  }

  /** A browser that this person has just signed in with. */
  public Caller signedIn(PersonId person) {
    String token = token();
    String csrf = token();
    owner.useHandle(
        handle ->
            handle.execute(
                """
                insert into session (token_hash, person_id, csrf_token, created_at, last_seen_at, expires_at)
                values (sha256(convert_to(?, 'UTF8')), ?, ?, now(), now(), now() + interval '1 day')
                """,
                token,
                person,
                csrf));
    return new Caller(portal.address(), Map.of("Cookie", "session=" + token), csrf);
  }

  /** What a path needs that works only once, or only for this person. */
  public Map<String, String> secrets(Route route, PersonId person) {
    var secrets = new HashMap<String, String>();
    for (String parameter : route.parameters()) {
      switch (parameter) {
        case "session" -> secrets.put(parameter, session(person));
        case "token" -> secrets.put(parameter, link(route));
        case "path" -> secrets.put(parameter, asset());
        default -> {}
      }
    }
    return secrets;
  }

  private String asset() {
    Matcher asset = ASSET.matcher(anonymous().get("/sign-in").body());
    if (!asset.find()) {
      throw new AssertionError("a page without a style sheet");
    }
    return asset.group(1);
  }

  /** The public name of a session of this person, as in the address that ends it. */
  private String session(PersonId person) {
    signedIn(person);
    return owner.withHandle(
        handle ->
            handle
                .select(
                    "select encode(token_hash, 'hex') from session where person_id = ? limit 1",
                    person)
                .mapTo(String.class)
                .one());
  }

  /** The secret of a link that works, such as an invitation's. */
  private String link(Route route) {
    String token = token();
    String page = route.path().split("/")[1];
    String purpose = PURPOSES.get(page);
    Optional<PersonId> person =
        page.equals("first-operator") ? Optional.empty() : Optional.of(invited);
    owner.useHandle(
        handle ->
            handle.execute(
                """
                insert into one_time_link (token_hash, purpose, person_id, created_at, expires_at)
                values (sha256(convert_to(?, 'UTF8')), ?, ?, now(), now() + interval '1 hour')
                """,
                token,
                purpose,
                person));
    return token;
  }

  private static String token() {
    return (UUID.randomUUID() + "-" + UUID.randomUUID()).substring(0, 43);
  }

  /** Changes with every row of every table, but for those that every visit writes. */
  public String checksum() {
    return owner.withHandle(
        handle -> {
          List<String> tables =
              handle
                  .select("select tablename from pg_tables where schemaname = 'public'")
                  .mapTo(String.class)
                  .list();
          String query =
              tables.stream()
                  .filter(table -> !PASSING.contains(table))
                  .map(
                      table ->
                          "select '%1$s ' || md5(string_agg(md5(t::text), '' order by md5(t::text))) as s from \"%1$s\" t"
                              .formatted(table))
                  .collect(
                      Collectors.joining(
                          " union all ",
                          "select string_agg(s, E'\\n' order by s) from (",
                          ") as sums(s)"));
          return handle.select(query).mapTo(String.class).one();
        });
  }
}
