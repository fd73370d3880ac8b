package cloudcredits.billing;

import cloudcredits.credit.Money;
import cloudcredits.web.Form;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From which amount on orders are approved, as it is typed.
 *
 * @param above empty for none, and while the form is wrong
 */
record ApprovalForm(Form form, Optional<Money> above) {

  static final String FIELD = "approval-above";

  private static final String AMOUNT = "[0-9]{1,9}(\\.[0-9]{1,2})?";

  static Form filledIn(ApprovalRule rule) {
    return Form.of(Map.of(FIELD, List.of(rule.above().map(BigDecimal::toPlainString).orElse(""))));
  }

  static ApprovalForm read(Form form, Currency currency) {
    String typed = form.typed(FIELD).strip();
    if (typed.isEmpty()) {
      return new ApprovalForm(form, Optional.empty());
    }
    int places = currency.getDefaultFractionDigits();
    if (typed.matches(AMOUNT) && new BigDecimal(typed).stripTrailingZeros().scale() <= places) {
      return new ApprovalForm(form, Optional.of(new Money(new BigDecimal(typed), currency)));
    }
    form.refuse(FIELD, "Enter an amount such as 1000, or leave it out");
    return new ApprovalForm(form, Optional.empty());
  }
}
