from django.urls import path

from course.remedies import views

urlpatterns = [
    path("remedies/", views.finder, name="remedies"),
    path("remedies/list/", views.on_paper, name="remedies-list"),
    path("remedies/telling/", views.telling, name="remedies-telling"),
    path("remedies/clocks/", views.clocks, name="remedies-clocks"),
    path("remedies/fingerprints/", views.fingerprints, name="remedies-fingerprints"),
]
