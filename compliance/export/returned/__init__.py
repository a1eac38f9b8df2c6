"""What comes back from other programs: never believed, and compared with what is here."""
