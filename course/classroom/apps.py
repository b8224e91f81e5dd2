from django.apps import AppConfig


class ClassroomConfig(AppConfig):
    name = "course.classroom"
    verbose_name = "Classes"
