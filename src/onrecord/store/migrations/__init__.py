"""The ledger's format over time: each version of the tables, and how a ledger of one becomes a ledger of the next."""
