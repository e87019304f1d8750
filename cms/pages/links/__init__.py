"""Where sources lead: a polite look, now and then, whether what we refer to is still there."""
