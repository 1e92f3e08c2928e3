"""What each rule of the grammar makes of its words. A builder that returns None refuses the match."""
