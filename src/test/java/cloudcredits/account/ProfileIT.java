package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfileIT {

  private static final EmailAddress NEW = new EmailAddress("ana.adler@example.com");

  private final Accounts at = new Accounts();

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void aNewAddressIsTheSamePerson() {
    String before = at.token();
    String after = changed(at.profile.changeEmail(at.ana, Accounts.PASSWORD, NEW, Accounts.HERE));
    assertEquals(at.ana, at.accounts.find(NEW).orElseThrow().id());
    assertEquals(Optional.empty(), at.accounts.find(Accounts.ANA));
    assertEquals(at.ana, at.invite(NEW.value()).person(), "and is not invited as somebody new");
    assertTrue(at.isGood(after));
    assertFalse(at.isGood(before));
    assertTrue(at.isGood(at.token(NEW, Accounts.PASSWORD)));
    assertEquals(
        List.of("ana.adler@example.com", "ana@example.com"),
        at.mails().stream().map(mail -> mail.recipient()).toList());
  }

  @Test
  void anAddressThatSomebodyHasIsRefused() {
    at.invite("ben@example.com");
    assertEquals(
        new ProfileChange.AddressTaken(),
        at.profile.changeEmail(
            at.ana, Accounts.PASSWORD, new EmailAddress("ben@example.com"), Accounts.HERE));
    assertTrue(at.accounts.find(Accounts.ANA).isPresent());
    assertEquals(1, at.mails().size(), "nothing but the invitation");
  }

  @Test
  void ofTwoWhoWantAnAddressAtOnceOneGetsIt() throws Exception {
    PersonId ben =
        at.accounts.add(
            NewPerson.of(new EmailAddress("ben@example.com"), "Ben"), Accounts.PASSWORD);
    var people = List.of(at.ana, ben).iterator();
    List<ProfileChange> outcomes =
        AtOnce.run(
            2,
            () -> {
              PersonId person;
              synchronized (people) {
                person = people.next();
              }
              return at.profile.changeEmail(person, Accounts.PASSWORD, NEW, Accounts.HERE);
            });
    assertEquals(1, outcomes.stream().filter(new ProfileChange.AddressTaken()::equals).count());
    assertEquals(1, outcomes.stream().filter(ProfileChange.Changed.class::isInstance).count());
  }

  @Test
  void linksThatWentToTheOldAddressStop() {
    at.welcome.askForReset("ana@example.com", Accounts.HERE);
    String link = at.mailedToken();
    at.profile.changeEmail(at.ana, Accounts.PASSWORD, NEW, Accounts.HERE);
    assertEquals(new Welcome.LinkOver(), at.welcome.reset(link, Accounts.OTHER_PASSWORD));
  }

  @Test
  void aNewPasswordSignsOtherBrowsersOut() {
    String other = at.token();
    String token =
        changed(
            at.profile.changePassword(
                at.ana, Accounts.PASSWORD, Accounts.OTHER_PASSWORD, Accounts.HERE));
    assertTrue(at.isGood(token));
    assertFalse(at.isGood(other));
    assertTrue(at.isGood(at.token(Accounts.ANA, Accounts.OTHER_PASSWORD)));
  }

  @Test
  void aStolenSessionCanNotGuessThePassword() {
    for (int i = 0; i < SignInThrottle.PER_ADDRESS_AND_CLIENT; i++) {
      assertEquals(
          new ProfileChange.WrongPassword(),
          at.profile.changePassword(at.ana, "a guess", Accounts.OTHER_PASSWORD, Accounts.HERE));
    }
    assertEquals(
        new ProfileChange.TooMany(),
        at.profile.changeEmail(at.ana, Accounts.PASSWORD, NEW, Accounts.HERE));
  }

  @Test
  void aPersonEndsTheirOwnSessionsOnly() {
    EmailAddress ben = new EmailAddress("ben@example.com");
    PersonId bensId = at.accounts.add(NewPerson.of(ben, "Ben"), Accounts.PASSWORD);
    String bens = at.token(ben, Accounts.PASSWORD);
    String anas = at.token();
    String id = at.profile.sessions(at.ana).getFirst().id();
    assertFalse(at.profile.endSession(bensId, id));
    assertFalse(at.profile.endSession(at.ana, "no session"));
    assertTrue(at.isGood(anas));
    assertTrue(at.profile.endSession(at.ana, id));
    assertFalse(at.isGood(anas));
    at.token();
    at.profile.endAllSessions(at.ana);
    assertEquals(List.of(), at.profile.sessions(at.ana));
    assertTrue(at.isGood(bens));
  }

  @Test
  void aNameIsKeptAsItIs() {
    String name = "<b>Åsa 🗝 O'Neil</b>";
    at.profile.rename(at.ana, name);
    assertEquals(name, at.accounts.find(at.ana).orElseThrow().name());
    assertEquals(name, at.accounts.search("åsa").getFirst().name());
    assertEquals(List.of(), at.accounts.search("%"), "a percent sign is just a percent sign");
  }

  private static String changed(ProfileChange outcome) {
    return assertInstanceOf(ProfileChange.Changed.class, outcome).token();
  }
}
