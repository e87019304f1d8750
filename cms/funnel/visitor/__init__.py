"""What visitors see of the funnel: lean views, no session, no cookie."""
