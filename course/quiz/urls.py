from django.urls import path

from course.quiz import views

urlpatterns = [path("answer/<str:key>/", views.answer, name="answer")]
