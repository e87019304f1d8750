"""From an item to what its page will hold: text, calls, links, media, search words."""
