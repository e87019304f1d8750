"""When there is something to put in order: before work begins, and once a day."""

from django.dispatch import Signal

# Sent with `now`, a datetime, in whichever process gets to it first.
new_day = Signal()
# Sent in every process that delivers, before it does; a listener that raises holds it up.
waking = Signal()
