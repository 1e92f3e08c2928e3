"""The ledger in a database: evidence that only grows, and what was derived from it. See `store.api` for the door."""
