from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "course.safety"
    verbose_name = "Safety"
