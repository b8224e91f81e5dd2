from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "course.pages"
    verbose_name = "Pages"
