"""From claims to tolls by named policies. Pure."""
