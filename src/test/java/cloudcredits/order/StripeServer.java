package cloudcredits.order;

import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The payment provider's side of the protocol, as far as checkouts and refunds need it. */
final class StripeServer implements AutoCloseable {

  static final String KEY = "sk_test_portal";
  static final String SECRET = "whsec_portal";

  /** A checkout as the provider has it. */
  static final class Session {
    final String id;
    final Map<String, String> asked;
    String status = "open";
    String paymentStatus = "unpaid";
    String intent = "null";
    long amount;

    private Session(String id, Map<String, String> asked) {
      this.id = id;
      this.asked = asked;
      this.amount = Long.parseLong(asked.get("line_items[0][price_data][unit_amount]"));
    }
  }

  /** Money that goes back, as the provider has it. */
  static final class Refund {
    final String id;
    final Map<String, String> asked;
    String status;

    private Refund(String id, Map<String, String> asked, String status) {
      this.id = id;
      this.asked = asked;
      this.status = status;
    }

    String payment() {
      return asked.get("payment_intent");
    }
  }

  private final HttpServer server;
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, Refund> refundByKey = new LinkedHashMap<>();
  private String refundsBegin = "pending";
  private String refusal = "";
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, Session> byKey = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private int failures;
  private int events;
  private int intents;

  StripeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/checkout/sessions", this::answer);
    server.createContext("/v1/refunds", this::refunds);
    server.createContext("/pay/", this::page);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized Session session(int number) {
    return sessions.get("cs_test_" + number);
  }

  synchronized int sessions() {
    return sessions.size();
  }

  /** The next so many requests are answered with an error of the provider's own. */
  synchronized void failNext(int count) {
    failures = count;
  }

  /** The buyer pays on the provider's page. */
  synchronized Session pay(int number) {
    Session session = session(number);
    session.status = "complete";
    session.paymentStatus = "paid";
    session.intent = "\"pi_" + ++intents + "\"";
    return session;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replace("/v1/checkout/sessions", "");
    requests.add(exchange.getRequestMethod() + " " + path);
    Map<String, String> body = form(exchange);
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"error\":{\"message\":\"no such key\"}}");
    } else if (failures > 0) {
      failures--;
      send(exchange, 500, "{\"error\":{\"type\":\"api_error\",\"message\":\"down\"}}");
    } else if (path.isEmpty()) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      send(exchange, 200, json(byKey.computeIfAbsent(key, first -> begin(body))));
    } else if (path.endsWith("/expire")) {
      expire(exchange, sessions.get(path.split("/")[1]));
    } else {
      send(exchange, 200, json(sessions.get(path.substring(1))));
    }
  }

  /** The page, and what its button leads to. */
  private synchronized void page(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    Session session = sessions.get(path[2]);
    if (path.length == 3) {
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      send(exchange, 200, "<title>Pay</title><a href='/pay/" + session.id + "/done'>Pay now</a>");
    } else {
      pay(Integer.parseInt(session.id.replace("cs_test_", "")));
      exchange.getResponseHeaders().set("Location", session.asked.get("success_url"));
      send(exchange, 303, "paid");
    }
  }

  synchronized List<Refund> refunds() {
    return List.copyOf(refunds.values());
  }

  /** What is asked for from now on has this status at once. */
  synchronized void refundsBegin(String status) {
    refundsBegin = status;
  }

  /** Nothing is returned from now on, for this reason. */
  synchronized void refuseRefunds(String message) {
    refusal = message;
  }

  /** As the provider does with keys after a day. */
  synchronized void forgetKeys() {
    refundByKey.clear();
  }

  private synchronized void refunds(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replace("/v1/refunds", "");
    requests.add(exchange.getRequestMethod() + " refund " + path);
    Map<String, String> body = form(exchange);
    if (failures > 0) {
      failures--;
      send(exchange, 500, "{\"error\":{\"type\":\"api_error\",\"message\":\"down\"}}");
    } else if (!path.isEmpty()) {
      send(exchange, 200, json(refunds.get(path.substring(1))));
    } else if (exchange.getRequestMethod().equals("GET")) {
      send(exchange, 200, listed(exchange.getRequestURI().getQuery().split("=")[1]));
    } else {
      giveBack(exchange, exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
    }
  }

  private String listed(String payment) {
    return refunds.values().stream()
        .filter(refund -> refund.payment().equals(payment))
        .map(this::json)
        .collect(
            Collectors.joining(",", "{\"object\":\"list\",\"has_more\":false,\"data\":[", "]}"));
  }

  /** The same key is answered the same; no payment goes back twice. */
  private void giveBack(HttpExchange exchange, String key, Map<String, String> asked)
      throws IOException {
    boolean twice =
        refunds.values().stream()
            .anyMatch(
                refund ->
                    refund.payment().equals(asked.get("payment_intent"))
                        && !refund.status.equals("failed"));
    if (refundByKey.containsKey(key)) {
      send(exchange, 200, json(refundByKey.get(key)));
    } else if (!refusal.isEmpty() || twice) {
      send(
          exchange,
          400,
          "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"%s\"}}"
              .formatted(twice ? "The charge has already been refunded." : refusal));
    } else {
      var refund = new Refund("re_" + (refunds.size() + 1), asked, refundsBegin);
      refunds.put(refund.id, refund);
      refundByKey.put(key, refund);
      send(exchange, 200, json(refund));
    }
  }

  private String json(Refund refund) {
    return json(refund, refund.status);
  }

  private String json(Refund refund, String status) {
    return """
        {"id":"%s","object":"refund","status":"%s","payment_intent":"%s","amount":%s,"currency":"usd",
         "failure_reason":%s,"metadata":{"repayment":"%s"}}"""
        .formatted(
            refund.id,
            status,
            refund.payment(),
            refund.asked.get("amount"),
            status.equals("failed") ? "\"lost_or_stolen_card\"" : "null",
            refund.asked.get("metadata[repayment]"));
  }

  /** What it tells about a refund that had this status; each time as an event of its own. */
  synchronized String event(String type, Refund refund, String status) {
    return event(type, json(refund, status));
  }

  /** What it tells about the payment of which a refund is. */
  synchronized String charged(Refund refund) {
    return event(
        "charge.refunded",
        "{\"id\":\"ch_1\",\"object\":\"charge\",\"refunded\":true,\"payment_intent\":\"%s\"}"
            .formatted(refund.payment()));
  }

  private Session begin(Map<String, String> asked) {
    var session = new Session("cs_test_" + (sessions.size() + 1), asked);
    sessions.put(session.id, session);
    return session;
  }

  private void expire(HttpExchange exchange, Session session) throws IOException {
    if (!session.status.equals("open")) {
      send(exchange, 400, "{\"error\":{\"message\":\"only open ones\"}}");
      return;
    }
    session.status = "expired";
    send(exchange, 200, json(session));
  }

  private String json(Session session) {
    return """
        {"id":"%s","object":"checkout.session","status":"%s","payment_status":"%s","payment_intent":%s,
         "amount_total":%d,"currency":"%s","client_reference_id":"%s","url":"%s/pay/%s"}"""
        .formatted(
            session.id,
            session.status,
            session.paymentStatus,
            session.intent,
            session.amount,
            session.asked.get("line_items[0][price_data][currency]"),
            session.asked.get("client_reference_id"),
            address(),
            session.id);
  }

  /** What it tells about a session as it is now; each time as an event of its own. */
  synchronized String event(String type, Session session) {
    return event(type, json(session));
  }

  private String event(String type, String object) {
    return """
        {"id":"evt_%d","object":"event","api_version":"2026-07-29.dahlia","created":1,"livemode":false,
         "type":"%s","data":{"object":%s}}"""
        .formatted(++events, type, object);
  }

  static String signature(String body, Instant at) {
    try {
      return Webhook.Signature.generateSignatureHeader(body, SECRET, at.getEpochSecond());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return Stream.of(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
