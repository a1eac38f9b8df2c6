"""Statements as a table for spreadsheets, and what comes back of it."""
