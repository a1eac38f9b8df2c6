"""The one place where files are opened, written and removed; all other modules ask here."""
