from django.apps import AppConfig
from django.db.backends.signals import connection_created


class StoredConfig(AppConfig):
    name = "course.stored"
    verbose_name = "Stored pages"

    def ready(self) -> None:
        from course.stored.services import watch  # noqa: PLC0415 - it reads models

        connection_created.connect(watch, dispatch_uid="course.stored")
