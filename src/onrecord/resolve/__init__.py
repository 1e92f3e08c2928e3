"""Which accounts tell of one incident: copies found, pairs compared, evidence weighed, clusters made. Pure: no store, no clock, no network."""
