"""From texts in TOML to a site: read, look up, build, publish."""
