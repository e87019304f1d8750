#!/usr/bin/env python
"""The door for management commands."""

import os
import sys


def main() -> None:
    """Run the command named on the command line, with the desk's settings unless told."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
