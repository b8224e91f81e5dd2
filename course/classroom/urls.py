from django.urls import include, path, re_path

from course.classroom.views import assignments, catalogue, classes, exports, join, pupils, reports

join_patterns = [
    path("", join.join, name="join"),
    path("name/", join.name, name="join-name"),
    path("card/", join.card, name="join-card"),
]
of_class = "classes/<slug:public_id>/"
of_pupil, of_group = f"{of_class}pupils/<slug:seat>/", f"{of_class}groups/<int:number>/"
teach_patterns = [
    path("", classes.classes, name="teach"),
    path("with/<slug:secret>/", classes.come, name="teach-with"),
    path("classes/new/", classes.new, name="teach-new"),
    path(of_class, classes.show, name="teach-class"),
    path(f"{of_class}live/", classes.live, name="teach-live"),
    path(f"{of_class}pause/", classes.pause, name="teach-pause"),
    path(f"{of_class}joining/", classes.joining, name="teach-joining"),
    path(f"{of_class}joining/count/", classes.joined, name="teach-joined"),
    path(f"{of_class}settings/", classes.manage, name="teach-settings"),
    path(f"{of_class}archive/", classes.archive, name="teach-archive"),
    path(f"{of_class}delete/", classes.delete, name="teach-delete"),
    path(f"{of_class}colleague/", classes.ask, name="teach-ask"),
    path(f"{of_class}leave/", classes.leave, name="teach-leave"),
    path(f"{of_class}hand-on/", classes.hand_on, name="teach-hand-on"),
    path(f"{of_class}pupils/", pupils.pupils, name="teach-pupils"),
    path(f"{of_class}cards/", pupils.cards, name="teach-cards"),
    path(of_pupil, pupils.pupil, name="teach-pupil"),
    path(f"{of_pupil}words/", pupils.words, name="teach-words"),
    path(f"{of_pupil}remove/", pupils.remove, name="teach-remove"),
    path(f"{of_class}groups/", pupils.groups, name="teach-groups"),
    path(of_group, pupils.group, name="teach-group"),
    path(f"{of_group}delete/", pupils.delete_group, name="teach-group-delete"),
    path(f"{of_class}assign/", assignments.plan, name="teach-plan"),
    path(f"{of_class}assign/copy/", assignments.copy, name="teach-copy"),
    path(f"{of_class}assign/withdraw/<slug:assignment>/", assignments.withdraw, name="teach-withdraw"),
    path(f"{of_class}assign/<str:target>/", assignments.assign, name="teach-assign"),
]
report_patterns = [
    path(f"{of_class}report/", reports.report, name="teach-report"),
    path(f"{of_class}print/", reports.on_paper, name="teach-print"),
    path(f"{of_class}files/", exports.files, name="teach-files"),
    re_path(
        r"^classes/(?P<public_id>[-\w]+)/files/(?P<what>[a-z]+)\.(?P<ending>csv|xlsx|json)$",
        exports.file,
        name="teach-file",
    ),
    path("catalogue/", catalogue.catalogue, name="teach-catalogue"),
    path("catalogue/<str:key>/", catalogue.entry, name="teach-catalogue-entry"),
]
urlpatterns = [
    path("join/", include(join_patterns)),
    path("teach/", include([*teach_patterns, *report_patterns])),
]
