from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "course.progress"
    verbose_name = "Kept places"
