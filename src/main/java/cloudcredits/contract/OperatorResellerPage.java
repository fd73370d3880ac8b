package cloudcredits.contract;

import cloudcredits.web.Form;
import cloudcredits.web.Here;
import java.util.List;

/** One reseller, and the form for somebody who works there. */
public record OperatorResellerPage(List<Here.Section> sections, Reseller reseller, Form form) {}
