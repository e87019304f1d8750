"""What stands around everything a visitor sees: name, colours, menu, footer, and je or u."""
