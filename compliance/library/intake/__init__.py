"""From files as they are found to texts whose every word can be checked; one module a format."""
