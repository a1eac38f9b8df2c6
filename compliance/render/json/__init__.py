"""Views as JSON version 1, a module a view."""
