from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from course.accounts.models import User
from course.accounts.services import make_first_accounts
from course.pages.services import grant_editors


class Command(BaseCommand):
    help = "Prepare the editors' group and, where nobody can sign in yet, the first accounts."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if User.objects.exists():
            return
        grant_editors()
        if path := make_first_accounts(settings.DATA_DIR):
            self.stdout.write(f"The first accounts are in {path}. Each must choose an own password at first sign-in.")
