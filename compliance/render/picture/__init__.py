"""Pictures of dots (PNG), made of pictures of lines (SVG)."""
