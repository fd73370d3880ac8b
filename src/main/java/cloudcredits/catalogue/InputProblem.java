package cloudcredits.catalogue;

/**
 * What to do about one input.
 *
 * @param name of the variable or field that it is about
 * @param message says what to give instead
 */
public record InputProblem(String name, String message) {}
