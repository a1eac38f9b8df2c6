"""What was read, searched and found of whom."""
