package cloudcredits.contract;

/** A company that has contracts. */
public record Customer(int id, String name) {}
