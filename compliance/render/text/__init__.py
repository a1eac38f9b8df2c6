"""Views as lines of text, a module a view."""
