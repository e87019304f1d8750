"""From what somebody hands over to bytes and letters: names, archives, pictures."""
