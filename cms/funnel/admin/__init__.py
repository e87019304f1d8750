"""What staff see of the funnel: what they write, what goes out, and what needs attention."""
