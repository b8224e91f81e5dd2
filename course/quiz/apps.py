from django.apps import AppConfig


class QuizConfig(AppConfig):
    name = "course.quiz"
    verbose_name = "Questions"
