package cloudcredits.account;

import cloudcredits.web.Here;
import java.util.List;

/** Asks before a key is revoked. */
public record OperatorKeyRevocationPage(List<Here.Section> sections, OperatorKeysPage.Row key) {}
