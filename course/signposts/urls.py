from django.urls import path

from course.signposts import views

urlpatterns = [
    path("help/", views.help_index, name="help"),
    path("help/<slug:key>/", views.help_country, name="help-country"),
]
