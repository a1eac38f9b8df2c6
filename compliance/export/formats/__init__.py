"""A module for each format of others."""
