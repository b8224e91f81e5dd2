"""Who may publish what somebody in need relies on: nobody alone. And what they find while the database is away."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask
from wagtail.permission_policies import ModelPermissionPolicy

from course.safety.models import ReadTwice, SecondReader


class NobodyPublishes(ModelPermissionPolicy):
    """Rights on a model of things read twice: nobody has the right to publish, a superuser neither."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "publish" and bool(super().user_has_permission(user, action))

    def users_with_any_permission(self, actions: Iterable[str]) -> models.QuerySet[Any]:
        wanted = set(actions) - {"publish"}
        found: models.QuerySet[Any] = super().users_with_any_permission(wanted)
        return found if wanted else found.none()


@transaction.atomic
def ensure_second_reading(things: Iterable[type[ReadTwice]]) -> Workflow:
    """Let what is submitted of these models go to a second reader, whatever was set up before."""
    task = SecondReader.objects.filter(active=True).first()
    task = task or SecondReader.objects.create(name=_("Reading by a second person"))
    workflow = Workflow.objects.filter(active=True, workflow_tasks__task=task).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=_("a second reader"))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in things:
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
    return workflow


def keep_lifeline(address: str, html: str) -> None:
    """Keep a page as a file, to be shown while the database is away; a reader never meets half of it."""
    file = _lifeline(address)
    file.parent.mkdir(parents=True, exist_ok=True)
    making = file.with_suffix(".new")
    making.write_text(html, encoding="utf-8")
    making.replace(file)


def lifeline(address: str) -> str | None:
    """Return the page that was kept for an address, or for the same without its query, or None; asks no database."""
    for kept in (_lifeline(address), _lifeline(address.partition("?")[0])):
        if kept.is_file():
            return kept.read_text(encoding="utf-8")
    return None


def _lifeline(address: str) -> Path:
    name = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")
    return Path(settings.DATA_DIR) / "lifelines" / f"{name[:100]}.html"
