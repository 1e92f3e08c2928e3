"""Everything that goes over the network: one fetcher, polite to sites and wary of them, and the sources that use it."""
