"""The door for web servers."""

import os

from django.core.wsgi import get_wsgi_application

# What the course writes is its own user's business.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "course.settings")
stack = get_wsgi_application()

from django.conf import settings  # noqa: E402 - what the door needs can be read only now

from course.stored.middleware import Door  # noqa: E402

# Who works on templates and styles wants to see them at once.
application = stack if settings.DEBUG else Door(stack)
