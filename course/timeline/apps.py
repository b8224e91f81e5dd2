from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "course.timeline"
    verbose_name = "Timelines"
