"""One picture of points by sides: who says what of each point, at one look."""
