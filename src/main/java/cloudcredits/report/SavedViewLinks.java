package cloudcredits.report;

import cloudcredits.web.Choice;
import java.util.List;

/**
 * What the report shows of the views that its reader keeps.
 *
 * @param views addresses of the report, by name
 * @param current the address of what is shown, as a view would keep it
 * @param save where what is shown is kept, and views are renamed and deleted
 */
public record SavedViewLinks(List<Choice> views, String current, String save) {

  static SavedViewLinks of(String usage, UsageFilter filter, List<SavedView> views) {
    var query = UsageQuery.of(filter);
    return new SavedViewLinks(
        views.stream().map(view -> new Choice(view.on(usage), view.name())).toList(),
        query.on(usage),
        query.on(usage + "/views"));
  }
}
