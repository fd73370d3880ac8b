package cloudcredits.cap;

/**
 * The customer's own project or job number on the contract's list.
 *
 * @param name what it stands for, "" when nothing was said
 * @param open whether new jobs may carry it
 */
public record ChargeCode(String code, String name, boolean open) {}
