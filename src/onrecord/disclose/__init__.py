"""What may leave a ledger, and in what form: names, positions, points and quotes, by rules that everything going out passes through."""
