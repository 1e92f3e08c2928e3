"""One report's text to mentions, statements and accounts: a pure function, no network, no clock, no store."""
