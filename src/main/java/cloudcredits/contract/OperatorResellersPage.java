package cloudcredits.contract;

import cloudcredits.web.Form;
import cloudcredits.web.Here;
import java.util.List;

/** All resellers, and the form for another. */
public record OperatorResellersPage(
    List<Here.Section> sections, List<Reseller> resellers, Form form) {}
