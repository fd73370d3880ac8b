package cloudcredits.pdf;

/** A field of a paper's title block: {@code Contract}, {@code 110-4402-8817}. */
public record Fact(String label, String value) {}
