package cloudcredits.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every component in every state, for whoever works on them. In development only. */
final class StyleGuidePages {

  private final View view;

  StyleGuidePages(View view) {
    this.view = view;
  }

  void show(Context ctx) {
    view.render(
        ctx, HERE, "styleguide/styleguide.jte", new StyleGuidePage(form(), pager(ctx), sort(ctx)));
  }

  private static final Here HERE =
      new Here(
          "000-0000-0000",
          "Sample customer",
          "Subscription, active",
          Optional.of(LocalDate.of(2027, 3, 14)),
          ZoneId.of("Europe/Amsterdam"),
          "Contract manager",
          List.of(
              new Here.Section("Components", "/styleguide"),
              new Here.Section("With a badge", "/styleguide#badge", Optional.of("1 request"))),
          List.of(
              new Here.Other(
                  "000-0000-0001",
                  "Another customer",
                  "Maintenance plan, lapsed",
                  "/styleguide#other")));

  private static Form form() {
    Form form =
        Form.of(
            Map.of(
                "email", List.of("ana at example"),
                "packs", List.of("many"),
                "note", List.of("Kept as it was typed"),
                "permission", List.of("on"),
                "service", List.of("simulation")));
    form.email("email", "Enter an e-mail address, such as name@company.com");
    form.number("packs", 1, 50, "Enter a whole number of packs from 1 to 50");
    form.refuse("pay", "Choose how to pay");
    return form;
  }

  private static Pager pager(Context ctx) {
    return new Pager("/styleguide", QueryString.of(ctx), 2, 20, 57);
  }

  private static Sort sort(Context ctx) {
    return new Sort("/styleguide", QueryString.of(ctx), "used", true);
  }
}
