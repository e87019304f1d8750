#!/usr/bin/env python
"""The door for management commands."""

import os
import sys


def main() -> None:
    """Run the command named on the command line, with the desk's settings unless told."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Wegwijzer cannot start: {error}")


if __name__ == "__main__":
    main()
