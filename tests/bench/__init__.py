"""`make bench`: what a visitor's request costs, as ratios within one run."""
