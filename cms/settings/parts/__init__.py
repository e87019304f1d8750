"""One module per concern; `base` puts them together."""
