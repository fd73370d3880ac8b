package cloudcredits.seat;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.util.List;

/**
 * The form that seats one person.
 *
 * @param people the path of the list of people
 * @param inactive why nobody can be seated now, "" when they can
 * @param full whether no licence has a free seat
 */
public record AssignPage(
    String people, String inactive, boolean full, List<Choice> licences, Form form) {

  static List<Choice> choices(List<LicenceSeats> licences) {
    return licences.stream()
        .map(
            licence ->
                new Choice(
                    Integer.toString(licence.id()),
                    licence.product() + ", " + licence.serial() + ": " + licence.words()))
        .toList();
  }
}
