from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "course.kit"
    verbose_name = "Kit"
