package cloudcredits.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A paper's facts as the text that is stored, and back. */
final class FactsJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FactsJson() {}

  static String write(PaperFacts facts) {
    try {
      return JSON.writeValueAsString(facts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static PaperFacts read(String stored) {
    try {
      return JSON.readValue(stored, PaperFacts.class);
    } catch (JsonProcessingException spoilt) {
      throw new IllegalStateException("a stored paper can't be read", spoilt);
    }
  }
}
