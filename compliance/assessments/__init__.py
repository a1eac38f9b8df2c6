"""From linked evidence to what each side or voice says of each target."""
