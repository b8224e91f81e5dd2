from django.apps import AppConfig


class LoadingConfig(AppConfig):
    name = "course.loading"
    verbose_name = "Content files"
