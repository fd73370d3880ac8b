package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.Answer;
import cloudcredits.rollup.Dimension;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What services may ask about their own jobs and about contracts. */
public final class InquiryApi {

  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 200;
  private static final int LONGEST_CURSOR = 80;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2200;
  private static final int OK = 200;
  private static final String UUID_SHAPE = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final JsonApi api;
  private final InquiryService inquiries;
  private final AddressService addresses;
  private final Problems problems;

  InquiryApi(JsonApi api, InquiryService inquiries, AddressService addresses, Problems problems) {
    this.api = api;
    this.inquiries = inquiries;
    this.addresses = addresses;
    this.problems = problems;
  }

  public void job(Context ctx) {
    ofJob(ctx, inquiries::job);
  }

  public void explanation(Context ctx) {
    ofJob(ctx, inquiries::explanation);
  }

  private void ofJob(Context ctx, BiFunction<ApiCaller, JobId, Optional<?>> find) {
    Body query = query(ctx);
    api.answer(
        ctx,
        caller ->
            answer(
                query,
                () ->
                    jobId(ctx.pathParam("job"))
                        .flatMap(id -> find.apply(caller, id))
                        .map(InquiryApi::ok)
                        .orElseGet(() -> problem(ProblemType.UNKNOWN_JOB))));
  }

  /** Of one contract, newest first: jobs are kept by contract. */
  public void jobs(Context ctx) {
    Body query = query(ctx);
    String number = query.requiredText("contract", CommandReader.LONGEST_NUMBER);
    Optional<String> user = query.text("user", CommandReader.LONGEST_USER);
    Optional<Job.State> state = query.word("state", Job.State.class);
    Optional<JobId> after = query.text("after", 36).flatMap(text -> cursor(query, text));
    int limit = limit(query);
    api.answer(
        ctx,
        caller ->
            answer(
                query,
                () ->
                    withUser(
                        number,
                        user,
                        (contract, person) ->
                            ok(
                                inquiries.jobs(
                                    caller,
                                    new JobFilter(contract, person, state, after),
                                    limit)))));
  }

  public void balance(Context ctx) {
    Body query = query(ctx);
    Optional<String> user = query.text("user", CommandReader.LONGEST_USER);
    String number = ctx.pathParam("number");
    api.answer(
        ctx,
        _ ->
            answer(
                query,
                () ->
                    withUser(
                        number,
                        user,
                        (contract, person) -> ok(inquiries.balance(contract, number, person)))));
  }

  public void grants(Context ctx) {
    list(ctx, (_, contract, page) -> inquiries.grants(contract, page.after(), page.limit()));
  }

  public void ledger(Context ctx) {
    list(
        ctx,
        (caller, contract, page) ->
            inquiries.entries(caller, contract, page.after(), page.limit()));
  }

  /** What the caller's services used, by what is asked for. */
  public void usage(Context ctx) {
    Body query = query(ctx);
    var question =
        new UseQuestion(
            query.word("by", Dimension.class).orElse(Dimension.SERVICE),
            day(query, "from"),
            day(query, "to"),
            key(query),
            limit(query));
    if (question.from().isPresent()
        && question.to().filter(to -> to.isBefore(question.from().get())).isPresent()) {
      query.refuse("to", "Give a day that is not before “from”");
    }
    String number = ctx.pathParam("number");
    api.answer(
        ctx,
        caller ->
            answer(
                query,
                () ->
                    withUser(
                        number,
                        Optional.empty(),
                        (contract, _) -> ok(inquiries.use(caller, contract, question)))));
  }

  private static Optional<LocalDate> day(Body query, String name) {
    return query
        .text(name, 10)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
              } catch (DateTimeException notADay) {
                return Optional.empty();
              }
            })
        .or(
            () -> {
              if (query.has(name)) {
                query.refuse(name, "Give a day such as 2027-01-31");
              }
              return Optional.empty();
            });
  }

  private static Optional<String> key(Body query) {
    Optional<String> after = query.text("after", LONGEST_CURSOR);
    Optional<String> key =
        after
            .filter(text -> text.startsWith(UseInquiryService.CURSOR))
            .map(text -> text.substring(UseInquiryService.CURSOR.length()));
    if (after.isPresent() && key.isEmpty()) {
      query.refuse("after", "Give what the page before answered as “next”");
    }
    return key;
  }

  /** Where a page begins and how long it is. */
  private record Page(int after, int limit) {}

  private interface ListOf {
    PageOf<?> read(ApiCaller caller, ContractId contract, Page page);
  }

  private void list(Context ctx, ListOf items) {
    Body query = query(ctx);
    var page = new Page(query.whole("after", 0, 999_999_999).orElse(0), limit(query));
    String number = ctx.pathParam("number");
    api.answer(
        ctx,
        caller ->
            answer(
                query,
                () ->
                    withUser(
                        number,
                        Optional.empty(),
                        (contract, _) -> ok(items.read(caller, contract, page)))));
  }

  private Answer withUser(
      String number,
      Optional<String> user,
      BiFunction<ContractId, Optional<PersonId>, Answer> read) {
    Optional<ContractId> contract = addresses.contract(number);
    if (contract.isEmpty()) {
      return problem(ProblemType.CONTRACT_UNKNOWN);
    }
    Optional<PersonId> person = user.flatMap(addresses::person);
    return user.isPresent() && person.isEmpty()
        ? problem(ProblemType.USER_UNKNOWN)
        : read.apply(contract.get(), person);
  }

  private Answer answer(Body query, Supplier<Answer> read) {
    var wrong = query.problems();
    return wrong.isEmpty() ? read.get() : problems.of(ProblemType.INVALID_REQUEST, wrong);
  }

  private static Answer ok(Object view) {
    return new Answer(OK, Json.bytes(view));
  }

  private Answer problem(ProblemType type) {
    return problems.of(type, type.meaning());
  }

  /** The address's query, read as strictly as a body. */
  private static Body query(Context ctx) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ctx.queryParamMap().forEach((name, values) -> node.put(name, values.getLast()));
    return new Body(node);
  }

  private static int limit(Body query) {
    return query.whole("limit", 1, LARGEST_PAGE).orElse(PAGE);
  }

  private static Optional<JobId> cursor(Body query, String text) {
    Optional<JobId> id = jobId(text);
    if (id.isEmpty()) {
      query.refuse("after", "Give what the page before answered as “next”");
    }
    return id;
  }

  private static Optional<JobId> jobId(String text) {
    return Optional.of(text)
        .filter(id -> id.matches(UUID_SHAPE))
        .map(UUID::fromString)
        .map(JobId::new);
  }
}
