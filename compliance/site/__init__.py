"""Write a workspace as a static site: which pages it has, and how they get into a folder."""
