package cloudcredits.cap;

/** What became of a change of charge codes. */
public sealed interface ChargeCodeChange {

  record Done() implements ChargeCodeChange {}

  /** Required and from the list, but no code of the list is open: every job would be refused. */
  record NothingOpen() implements ChargeCodeChange {}

  record CodeTaken() implements ChargeCodeChange {}

  record UnknownCode() implements ChargeCodeChange {}
}
