"""A second pair of eyes while writing: values in, findings out. A finding never blocks saving."""
