"""Public pages answered from memory, until anything changes that shows on one."""
