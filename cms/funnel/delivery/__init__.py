"""How what is owed leaves the house: once, or visibly not."""
