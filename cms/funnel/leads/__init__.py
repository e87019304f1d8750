"""What can happen to a lead: each verb is one transaction, and rings the bell after it."""
