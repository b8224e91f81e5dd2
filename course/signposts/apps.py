from django.apps import AppConfig


class SignpostsConfig(AppConfig):
    name = "course.signposts"
    verbose_name = "Where help is"
