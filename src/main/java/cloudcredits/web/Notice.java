package cloudcredits.web;

import java.util.Optional;

/**
 * What an action did, told on the next page: "3 packs bought." with a link to the result and, where
 * it can be undone, the way back.
 */
public record Notice(String text, Optional<Step> link, Optional<Step> undo) {

  /** A labelled local address: followed for a link, posted to for an undo. */
  public record Step(String label, String href) {}

  public static Notice of(String text) {
    return new Notice(text, Optional.empty(), Optional.empty());
  }

  public Notice withLink(String label, String href) {
    return new Notice(text, Optional.of(new Step(label, href)), undo);
  }

  /** Offers the way back: a button that posts to this address. */
  public Notice withUndo(String label, String href) {
    return new Notice(text, link, Optional.of(new Step(label, href)));
  }
}
