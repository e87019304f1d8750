"""From an export to plain values, safely: XML, addresses, uploads, numbers of views."""
