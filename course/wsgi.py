"""The door for web servers."""

import os

from django.core.wsgi import get_wsgi_application

# What the course writes is its own user's business.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "course.settings")
application = get_wsgi_application()
