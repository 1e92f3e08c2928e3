"""Adapters that give readings and ledgers out in the forms that people and tools use."""
