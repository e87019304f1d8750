"""Mailchimp behind the audience's port; the only place that knows its client library."""
