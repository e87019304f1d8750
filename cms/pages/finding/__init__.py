"""How search engines, feed readers and visitors find what is here."""
