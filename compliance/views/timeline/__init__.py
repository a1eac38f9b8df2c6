"""What was said, over time."""
