"""The program's own words in several languages: which is spoken, and what a message is in it."""
