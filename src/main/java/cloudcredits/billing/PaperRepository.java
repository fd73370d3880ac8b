package cloudcredits.billing;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Papers and their numbers, in one transaction. */
final class PaperRepository {

  private static final String SELECT =
      """
      select p.kind, p.year, p.number, p.contract_id, p.order_id, p.issued_at,
             p.net + p.tax as gross, p.currency, p.facts
        from paper p
      """;

  /** A paper as its row has it. */
  public record PaperRow(
      PaperKind kind,
      int year,
      int number,
      ContractId contractId,
      int orderId,
      Instant issuedAt,
      BigDecimal gross,
      String currency,
      String facts) {

    Paper paper() {
      return new Paper(
          new PaperNumber(kind, year, number),
          contractId,
          orderId,
          issuedAt,
          new Money(gross, Currency.getInstance(currency)),
          FactsJson.read(facts));
    }
  }

  private final Handle handle;

  PaperRepository(Handle handle) {
    this.handle = handle;
  }

  /** The next number of a kind and year; nobody else gets one until this transaction ends. */
  PaperNumber next(PaperKind kind, int year) {
    int number =
        handle
            .createQuery(
                """
                insert into paper_counter (kind, year, last) values (:kind, :year, 1)
                    on conflict (kind, year) do update set last = paper_counter.last + 1
                returning last
                """)
            .bind("kind", kind)
            .bind("year", year)
            .mapTo(Integer.class)
            .one();
    return new PaperNumber(kind, year, number);
  }

  /** Writes a paper down for ever. */
  void add(PaperNumber number, ContractId contract, int order, PaperFacts facts, Instant now) {
    String text = FactsJson.write(facts);
    handle
        .createUpdate(
            """
            insert into paper (kind, year, number, contract_id, order_id, issued_at, net, tax, currency, facts, hash)
            values (:kind, :year, :number, :contract, :order, :now, :net, :tax, :currency, :facts, :hash)
            """)
        .bind("kind", number.kind())
        .bind("year", number.year())
        .bind("number", number.number())
        .bind("contract", contract)
        .bind("order", order)
        .bind("now", now)
        .bind("net", new BigDecimal(facts.net()))
        .bind("tax", new BigDecimal(facts.tax()))
        .bind("currency", facts.currency())
        .bind("facts", text)
        .bind("hash", hash(text.getBytes(StandardCharsets.UTF_8)))
        .execute();
  }

  Optional<Paper> find(PaperNumber number) {
    return handle
        .createQuery(SELECT + " where p.kind = :kind and p.year = :year and p.number = :number")
        .bind("kind", number.kind())
        .bind("year", number.year())
        .bind("number", number.number())
        .mapTo(PaperRow.class)
        .findOne()
        .map(PaperRow::paper);
  }

  /** Those of one order, as they were issued. */
  List<Paper> of(ContractId contract, int order) {
    return handle
        .createQuery(
            SELECT
                + """
                   where p.contract_id = :contract and p.order_id = :order
                   order by p.issued_at, array_position(array['invoice', 'receipt', 'credit_note'], p.kind)
                  """)
        .bind("contract", contract)
        .bind("order", order)
        .mapTo(PaperRow.class)
        .map(PaperRow::paper)
        .list();
  }

  /** Those of some orders of a contract. */
  List<Paper> of(ContractId contract, List<Integer> orders) {
    return handle
        .createQuery(
            SELECT
                + """
                   where p.contract_id = :contract and p.order_id = any(:orders)
                   order by p.order_id, p.issued_at, array_position(array['invoice', 'receipt', 'credit_note'], p.kind)
                  """)
        .bind("contract", contract)
        .bindArray("orders", Integer.class, orders)
        .mapTo(PaperRow.class)
        .map(PaperRow::paper)
        .list();
  }

  /** The latest first. */
  List<Paper> latest(Optional<PaperKind> kind, int limit) {
    return handle
        .createQuery(
            SELECT
                + """
                   where (:kind::text is null or p.kind = :kind::text)
                   order by p.issued_at desc, p.kind, p.year desc, p.number desc limit :limit
                  """)
        .bind("kind", kind)
        .bind("limit", limit)
        .mapTo(PaperRow.class)
        .map(PaperRow::paper)
        .list();
  }

  Optional<byte[]> file(PaperNumber number) {
    return handle
        .createQuery(
            "select pdf from paper_file where kind = :kind and year = :year and number = :number")
        .bind("kind", number.kind())
        .bind("year", number.year())
        .bind("number", number.number())
        .mapTo(byte[].class)
        .findOne();
  }

  /** Keeps a file unless there is one already. */
  void keep(PaperNumber number, byte[] pdf, Instant now) {
    handle
        .createUpdate(
            """
            insert into paper_file (kind, year, number, made_at, pdf, hash)
            values (:kind, :year, :number, :now, :pdf, :hash) on conflict do nothing
            """)
        .bind("kind", number.kind())
        .bind("year", number.year())
        .bind("number", number.number())
        .bind("now", now)
        .bind("pdf", pdf)
        .bind("hash", hash(pdf))
        .execute();
  }

  /** Papers whose file is not made yet, the oldest first. */
  List<PaperNumber> withoutFile(int limit) {
    return handle
        .createQuery(
            """
            select p.kind, p.year, p.number from paper p
             where not exists (select from paper_file f
                                where (f.kind, f.year, f.number) = (p.kind, p.year, p.number))
             order by p.issued_at limit :limit
            """)
        .bind("limit", limit)
        .mapTo(PaperNumber.class)
        .list();
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
