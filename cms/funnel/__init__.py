"""The funnel: from a completed self-test to an e-book, to segments and to a trial offer."""
