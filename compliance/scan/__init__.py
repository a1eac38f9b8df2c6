"""Find candidate passages in archives of any size, a file at a time; a person decides on them."""
