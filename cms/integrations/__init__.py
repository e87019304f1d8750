"""The outside services, each behind a port with a harmless twin."""
