"""What a self-test is and does, as functions over frozen values; knows no Django."""
