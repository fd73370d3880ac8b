package cloudcredits.ledger;

import cloudcredits.credit.Book;

/** A contract's book, and where the ledger ended when it was right. */
record Remembered(Head head, Book book) {}
