from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "course.keeping"
    verbose_name = "Backups"
