"""What an audit says, before it has a format."""
