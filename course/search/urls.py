from django.urls import path

from course.search import views

urlpatterns = [path("search/", views.search, name="search")]
