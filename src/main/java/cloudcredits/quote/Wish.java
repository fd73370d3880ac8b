package cloudcredits.quote;

/**
 * What a customer asks a quote for.
 *
 * @param note what for, "" for nothing said
 */
public record Wish(int packs, String note, Signature asked) {}
