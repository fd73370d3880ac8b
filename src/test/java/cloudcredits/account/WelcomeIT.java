package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WelcomeIT {

  private static final EmailAddress BEN = new EmailAddress("ben@example.com");

  private final Accounts at = new Accounts();

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void anUnknownAddressIsInvitedOnceAndAKnownOneNever() {
    Invited first = at.invite("ben@example.com");
    Invited second = at.invite("ben@example.com");
    assertTrue(first.isNew());
    assertEquals(new Invited(first.person(), false, Optional.empty()), second);
    assertEquals(new Invited(at.ana, false, Optional.empty()), at.invite("ana@example.com"));
    assertEquals(1, at.mails().size());
    assertEquals("ben@example.com", at.mails().getFirst().recipient());
  }

  @Test
  void twoInvitersAtOnceGetTheSamePersonWhoGetsOneMail() throws Exception {
    List<Invited> both = AtOnce.run(4, () -> at.invite("ben@example.com"));
    assertEquals(1, both.stream().map(Invited::person).distinct().count());
    assertEquals(1, both.stream().filter(Invited::isNew).count());
    assertEquals(1, at.mails().size());
  }

  @Test
  void aTransactionThatFailsInvitesNobody() {
    at.database
        .jdbi()
        .useTransaction(
            tx -> {
              at.accounts.findOrInvite(tx, BEN, "Ben Adler", at.ana, at.clock.instant());
              tx.rollback();
            });
    assertEquals(Optional.empty(), at.accounts.find(BEN));
    assertEquals(List.of(), at.mails());
  }

  @Test
  void onlyADemoShowsTheLinkToWhoeverInvites() {
    assertEquals(Optional.empty(), at.invite("ben@example.com").linkToShow());
    AccountService demo =
        new AccountService(
            at.database.jdbi(),
            at.clock,
            at.outbox,
            at.audit,
            new Portal("http://portal.test", true));
    Invited invited =
        at.database
            .jdbi()
            .inTransaction(
                tx ->
                    demo.findOrInvite(
                        tx,
                        new EmailAddress("cleo@example.com"),
                        "Cleo",
                        at.ana,
                        at.clock.instant()));
    assertEquals(Optional.of("/welcome/" + at.mailedToken()), invited.localLink());
  }

  @Test
  void anInvitationOpensTheAccount() {
    PersonId ben = at.invite("ben@example.com").person();
    String link = at.mailedToken();
    assertEquals(ben, at.welcome.holder(link, LinkPurpose.INVITATION).orElseThrow().id());
    Welcome outcome = at.welcome.open(link, "Benjamin Adler", Accounts.PASSWORD);
    String token = assertInstanceOf(Welcome.SignedIn.class, outcome).token();
    assertEquals("Benjamin Adler", at.sessions.visitor(token).orElseThrow().name());
    assertTrue(at.isGood(at.token(BEN, Accounts.PASSWORD)));
    assertTrue(at.accounts.find(ben).orElseThrow().hasPassword());
  }

  @Test
  void aLinkWorksOnce() {
    at.invite("ben@example.com");
    String link = at.mailedToken();
    at.welcome.open(link, "Ben Adler", Accounts.PASSWORD);
    assertEquals(Optional.empty(), at.welcome.holder(link, LinkPurpose.INVITATION));
    assertEquals(new Welcome.LinkOver(), at.welcome.open(link, "Mallory", Accounts.OTHER_PASSWORD));
    assertEquals("Ben Adler", at.accounts.find(BEN).orElseThrow().name());
  }

  @Test
  void ofTwoWhoFollowALinkAtOnceOneIsLetIn() throws Exception {
    at.invite("ben@example.com");
    String link = at.mailedToken();
    var outcomes =
        AtOnce.run(4, () -> at.welcome.open(link, "Ben Adler", Accounts.PASSWORD)).stream()
            .collect(Collectors.partitioningBy(new Welcome.LinkOver()::equals));
    assertEquals(3, outcomes.get(true).size());
    assertInstanceOf(Welcome.SignedIn.class, outcomes.get(false).getFirst());
  }

  @Test
  void aLinkIsGoodForItsPurposeOnly() {
    at.invite("ben@example.com");
    assertEquals(Optional.empty(), at.welcome.holder(at.mailedToken(), LinkPurpose.PASSWORD_RESET));
    assertEquals(new Welcome.LinkOver(), at.welcome.reset(at.mailedToken(), Accounts.PASSWORD));
    assertFalse(at.operators.isGood(at.mailedToken()));
  }

  @Test
  void oddLinksAreOver() {
    for (String odd : List.of("", "x", "\0", "x".repeat(100_000), "' or ''='", "🗝")) {
      assertEquals(Optional.empty(), at.welcome.holder(odd, LinkPurpose.INVITATION));
      assertEquals(new Welcome.LinkOver(), at.welcome.reset(odd, Accounts.PASSWORD));
    }
  }

  @Test
  void anInvitationLastsFourteenDays() {
    at.invite("ben@example.com");
    at.clock.advance(Duration.ofDays(14).minusSeconds(1));
    assertTrue(at.welcome.holder(at.mailedToken(), LinkPurpose.INVITATION).isPresent());
    at.clock.advance(Duration.ofSeconds(1));
    assertEquals(
        new Welcome.LinkOver(), at.welcome.open(at.mailedToken(), "Ben", Accounts.PASSWORD));
  }

  @Test
  void afterAnInvitationHasExpiredANewPasswordOpensTheAccount() {
    at.invite("ben@example.com");
    at.clock.advance(Duration.ofDays(15));
    at.welcome.askForReset("ben@example.com", Accounts.HERE);
    assertInstanceOf(Welcome.SignedIn.class, at.welcome.reset(at.mailedToken(), Accounts.PASSWORD));
    assertTrue(at.isGood(at.token(BEN, Accounts.PASSWORD)));
  }

  @Test
  void aSecondInvitationReplacesTheFirst() {
    PersonId ben = at.invite("ben@example.com").person();
    String first = at.mailedToken();
    assertTrue(at.accounts.inviteAgain(ben, at.ana).isPresent());
    assertEquals(Optional.empty(), at.welcome.holder(first, LinkPurpose.INVITATION));
    assertTrue(at.welcome.holder(at.mailedToken(), LinkPurpose.INVITATION).isPresent());
    assertEquals(Optional.empty(), at.accounts.inviteAgain(at.ana, at.ana), "she has opened hers");
  }

  @Test
  void aNewPasswordEndsAllSessionsAndOtherLinks() {
    String session = at.token();
    at.welcome.askForReset("Ana@example.com", Accounts.HERE);
    String older = at.mailedToken();
    at.welcome.askForReset("ana@example.com", Accounts.HERE);
    Welcome outcome = at.welcome.reset(at.mailedToken(), Accounts.OTHER_PASSWORD);
    assertTrue(at.isGood(assertInstanceOf(Welcome.SignedIn.class, outcome).token()));
    assertFalse(at.isGood(session));
    assertEquals(new Welcome.LinkOver(), at.welcome.reset(older, Accounts.PASSWORD));
    assertTrue(at.isGood(at.token(Accounts.ANA, Accounts.OTHER_PASSWORD)));
    assertEquals("Your password has been changed", at.mails().getFirst().subject());
  }

  @Test
  void aLinkForANewPasswordLastsOneHour() {
    at.welcome.askForReset("ana@example.com", Accounts.HERE);
    at.clock.advance(Duration.ofHours(1));
    assertEquals(
        new Welcome.LinkOver(), at.welcome.reset(at.mailedToken(), Accounts.OTHER_PASSWORD));
  }

  @Test
  void askingAnswersTheSameForEveryAddress() {
    for (String address : List.of("ana@example.com", "nobody@example.com", "no address", "\0")) {
      assertTrue(at.welcome.askForReset(address, Accounts.HERE), address);
    }
    assertEquals(
        List.of("ana@example.com"), at.mails().stream().map(mail -> mail.recipient()).toList());
  }

  @Test
  void aMailboxIsNotFlooded() {
    for (int i = 0; i < 10; i++) {
      assertTrue(at.welcome.askForReset("ana@example.com", "198.51.100." + i));
    }
    assertEquals(3, at.mails().size());
    for (int i = 0; i < 20; i++) {
      assertTrue(at.welcome.askForReset("person" + i + "@example.com", Accounts.HERE));
    }
    assertFalse(at.welcome.askForReset("more@example.com", Accounts.HERE));
  }

  @Test
  void oldLinksAreForgotten() {
    at.invite("ben@example.com");
    at.clock.advance(Duration.ofDays(43));
    assertEquals(0, at.welcome.forgetExpired());
    at.clock.advance(Duration.ofDays(2));
    assertEquals(1, at.welcome.forgetExpired());
  }
}
