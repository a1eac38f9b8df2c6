"""What leaves the program in forms of others, or to be checked by others."""
