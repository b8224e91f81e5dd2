from typing import Any

from wagtail.fields import StreamField


class SlimStreamField(StreamField):
    """A StreamField that keeps its blocks out of migrations, so that a new help text is no migration.

    The price: a data migration sees only the raw JSON.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, _args, options = super().deconstruct()
        options.pop("block_lookup", None)
        options.pop("verbose_name", None)
        return name, "course.kit.fields.SlimStreamField", [[]], options
