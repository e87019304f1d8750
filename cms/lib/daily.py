"""Once a day, in whichever process gets to it first: who has something to clean up listens."""

from django.dispatch import Signal

new_day = Signal()  # Sent with `now`, a datetime.
