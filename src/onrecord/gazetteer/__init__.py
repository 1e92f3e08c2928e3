"""Places, names in all scripts, containment: an index built from installed data, never from the network."""
