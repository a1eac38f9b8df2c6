"""From views to text, Markdown, HTML, JSON and CSV: how things look, never what they are."""
