"""A static site of a workspace: which pages it has, and how they reach a folder."""
