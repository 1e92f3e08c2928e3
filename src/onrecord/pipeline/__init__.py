"""What runs on what, where."""
