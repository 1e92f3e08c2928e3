"""What waits for a person, and what people decided. The only writer of decisions."""
