from django.apps import AppConfig


class EducatorsConfig(AppConfig):
    name = "course.educators"
    verbose_name = "Educators"
