"""Tables of who says what of whom."""
