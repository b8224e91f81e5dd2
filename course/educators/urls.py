"""The educators' door and their account; other rooms add what is behind it."""

from django.urls import path

from course.educators.views import account, door, links, managing

urlpatterns = [
    path("sign-in/", door.sign_in, name="teach-sign-in"),
    path("sign-out/", door.sign_out, name="teach-sign-out"),
    path("code/", door.code, name="teach-code"),
    path("sign-up/", links.sign_up, name="teach-sign-up"),
    path("invited/<slug:token>/", links.invited, name="teach-invited"),
    path("forgotten/", links.forgotten, name="teach-forgotten"),
    path("reset/<slug:token>/", links.reset, name="teach-reset"),
    path("account/", account.account, name="teach-account"),
    path("account/password/", account.password, name="teach-password"),
    path("account/address/", account.address, name="teach-address"),
    path("account/second/", account.second_factor, name="teach-second"),
    path("account/second/off/", account.second_off, name="teach-second-off"),
    path("account/codes/", account.codes, name="teach-codes"),
]

# Under the CMS, for the host.
managed = [
    path("", managing.everybody, name="educators"),
    path("invite/", managing.invite, name="educators-invite"),
    path("withdraw/<int:pk>/", managing.withdraw, name="educators-withdraw"),
    path("<int:pk>/link/", managing.reset_link, name="educators-link"),
    path("<int:pk>/second/", managing.reset_second, name="educators-second"),
    path("<int:pk>/open/", managing.open_or_close, name="educators-open"),
]
