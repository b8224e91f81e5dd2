from functools import cached_property
from typing import Any

from django.db.models import JSONField
from wagtail.fields import StreamField


class SlimStreamField(StreamField):
    """A StreamField that keeps its blocks out of migrations, so that a new help text is no migration.

    The price: a data migration sees only the raw JSON.
    """

    @cached_property
    def json_field(self) -> JSONField:
        """Return what reads and writes the JSON; Wagtail makes a new one for every value of every row."""
        found: JSONField = super().json_field
        return found

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, _args, options = super().deconstruct()
        options.pop("block_lookup", None)
        options.pop("verbose_name", None)
        return name, "course.kit.fields.SlimStreamField", [[]], options
