"""What follows an outcome, as functions over plain values; knows no Django."""
