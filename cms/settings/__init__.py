"""Settings in parts: `dev` for a desk, `test` for the suite, `production` for visitors."""
