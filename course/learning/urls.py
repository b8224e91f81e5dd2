from django.urls import path

from course.learning import views

urlpatterns = [
    path("", views.learn, name="learn"),
    path("keep/", views.keep, name="learn-keep"),
    path("back/", views.back, name="learn-back"),
    path("words/", views.words, name="learn-words"),
    path("done/", views.done, name="learn-done"),
    path("kept/", views.kept, name="learn-kept"),
    path("kept/place.json", views.as_json, name="learn-json"),
    path("kept/place.csv", views.as_csv, name="learn-csv"),
    path("delete/", views.delete, name="learn-delete"),
    path("skip/", views.skip, name="learn-skip"),
    path("progress/", views.progress, name="learn-progress"),
]
