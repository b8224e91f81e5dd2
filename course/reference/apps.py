from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "course.reference"
    verbose_name = "What we know and where from"
