"""The tags of the page templates."""
