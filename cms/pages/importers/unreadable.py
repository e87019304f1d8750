"""The one error of all readers."""


class Unreadable(Exception):
    """The file is no article; the message is a sentence for the person who named it."""
