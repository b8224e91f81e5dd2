from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "course.desk"
    verbose_name = "Editors' desk"
