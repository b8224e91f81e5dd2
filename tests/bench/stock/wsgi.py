"""The door of the stock site; started once with `--fill FILE` it takes over a lesson of ours."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.stock.settings")
application = get_wsgi_application()
