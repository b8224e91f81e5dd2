from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "course.remedies"
    verbose_name = "What can be done"
