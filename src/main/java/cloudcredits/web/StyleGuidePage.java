package cloudcredits.web;

/** What the style guide needs besides the components themselves. */
public record StyleGuidePage(Form form, Pager pager, Sort sort) {}
