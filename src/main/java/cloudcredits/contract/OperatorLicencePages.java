package cloudcredits.contract;

import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Licences of a contract and their seats, for operators. */
public final class OperatorLicencePages {

  private static final String CHANGE = "operator/change.jte";

  private final ContractService contracts;
  private final View view;
  private final List<Here.Section> sections;

  public OperatorLicencePages(ContractService contracts, View view, List<Here.Section> sections) {
    this.contracts = contracts;
    this.view = view;
    this.sections = sections;
  }

  /** {@code GET /operator/contracts/{contract}/licences/new}. */
  public void ask(Context ctx) {
    licence(ctx, contract(ctx), Form.empty());
  }

  private void licence(Context ctx, Contract contract, Form form) {
    view.render(
        ctx,
        CHANGE,
        OperatorChangePage.of(
            sections,
            contract,
            "/licences",
            "Add a licence to " + contract.number(),
            List.of("Its seats are free at once for named users."),
            form,
            List.of(
                OperatorChangePage.Field.text("product", "Product", ""),
                OperatorChangePage.Field.text("serial", "Serial number", ""),
                OperatorChangePage.Field.text("seats", "Seats", "")),
            "Add the licence"));
  }

  /** {@code POST /operator/contracts/{contract}/licences}: product, serial, seats. */
  public void add(Context ctx) {
    Contract contract = contract(ctx);
    Form form = Form.of(ctx);
    Optional<NewLicence> licence = LicenceForm.read(form, "");
    if (licence.isEmpty()) {
      refused(ctx, contract, form);
      return;
    }
    switch (contracts.addLicence(contract.id(), licence.get(), Gate.visitor(ctx).id())) {
      case LicenceChange.Done(Licence added) ->
          view.redirect(
              ctx,
              OperatorPaths.of(contract),
              Notice.of(added.product() + ": " + Format.plural("seat", added.seats()) + " added."));
      case LicenceChange.SerialTaken() -> {
        form.refuse("serial", "The contract has a licence with this serial: enter another");
        refused(ctx, contract, form);
      }
      case LicenceChange.SeatsTaken(int _) -> throw new IllegalStateException("a new licence");
      case LicenceChange.UnknownLicence() -> throw new IllegalStateException("a new licence");
    }
  }

  private void refused(Context ctx, Contract contract, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    licence(ctx, contract, form);
  }

  /** {@code GET /operator/contracts/{contract}/licences/{licence}}. */
  public void askForSeats(Context ctx) {
    Contract contract = contract(ctx);
    Licence licence = licence(ctx, contract);
    String seats = Integer.toString(licence.seats());
    seats(ctx, contract, licence, Form.of(Map.of("seats", List.of(seats))));
  }

  private void seats(Context ctx, Contract contract, Licence licence, Form form) {
    view.render(
        ctx,
        CHANGE,
        OperatorChangePage.of(
            sections,
            contract,
            "/licences/" + licence.id(),
            "Seats of " + licence.product(),
            List.of(
                Format.number(licence.seatsTaken())
                    + " of "
                    + Format.plural("seat", licence.seats())
                    + " of the licence "
                    + licence.serial()
                    + " are taken. Those stay as they are."),
            form,
            List.of(OperatorChangePage.Field.text("seats", "Seats", "")),
            "Set the seats"));
  }

  /** {@code POST /operator/contracts/{contract}/licences/{licence}}: seats. */
  public void setSeats(Context ctx) {
    Contract contract = contract(ctx);
    Licence licence = licence(ctx, contract);
    Form form = Form.of(ctx);
    Optional<Integer> seats = LicenceForm.seats(form, "seats");
    if (seats.isEmpty()) {
      refused(ctx, contract, licence, form);
      return;
    }
    switch (contracts.setSeats(contract.id(), licence.id(), seats.get(), Gate.visitor(ctx).id())) {
      case LicenceChange.Done(Licence changed) ->
          view.redirect(
              ctx,
              OperatorPaths.of(contract),
              Notice.of(
                  changed.product() + " has " + Format.plural("seat", changed.seats()) + " now."));
      case LicenceChange.SeatsTaken(int taken) -> {
        form.refuse(
            "seats",
            Format.plural("seat is", "seats are", taken) + " taken: enter as many at least");
        refused(ctx, contract, licence, form);
      }
      case LicenceChange.UnknownLicence() -> throw Refusal.notFound();
      case LicenceChange.SerialTaken() -> throw new IllegalStateException("not a new licence");
    }
  }

  private void refused(Context ctx, Contract contract, Licence licence, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    seats(ctx, contract, licence, form);
  }

  private Licence licence(Context ctx, Contract contract) {
    int id = PathParams.number(ctx, "licence");
    return contracts.licences(contract.id()).stream()
        .filter(licence -> licence.id() == id)
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private Contract contract(Context ctx) {
    return OperatorContractPages.contract(contracts, ctx);
  }
}
