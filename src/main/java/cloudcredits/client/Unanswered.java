package cloudcredits.client;

import java.io.IOException;

/**
 * There was no final answer in time: nobody knows whether the step was taken. The same call with
 * the same key tells, now or within 30 days.
 */
public final class Unanswered extends IOException {

  private static final long serialVersionUID = 1;

  Unanswered(String words, Throwable cause) {
    super(words, cause);
  }
}
