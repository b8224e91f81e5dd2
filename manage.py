#!/usr/bin/env python
"""The course's commands; `python manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    # What the course writes is its own user's business.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "course.settings")
    execute_from_command_line(sys.argv)
