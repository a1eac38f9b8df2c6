"""A dossier: everything that a report says and rests on, in one file that others can check."""
