from django.urls import path

from course.desk import views

app_name = "desk"
urlpatterns = [
    path("guide/", views.guide_page, name="guide"),
    path("guide.json", views.guide_data, name="guide_data"),
    path("stands/<slug:app>/<slug:model>/<int:pk>/", views.how_it_stands, name="stands"),
]
