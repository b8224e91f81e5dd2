from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "course.learning"
    verbose_name = "Learners’ own pages"
