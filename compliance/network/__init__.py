"""Ask a server of the web for one thing, within limits; nothing else opens a connection."""
