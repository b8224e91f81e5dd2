"""What an educator's forms may send. What was typed stays in them, but for passwords."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from course.accounts.models import User

NAME = User._meta.get_field("username")  # noqa: SLF001 - Django's own way to ask a model for a field


def password_field(label: Any, kind: str, help_text: Any = "") -> forms.CharField:
    """Return a field for a password; `kind` tells a password manager whether it is the current or a new one."""
    widget = forms.PasswordInput(attrs={"autocomplete": f"{kind}-password"})
    return forms.CharField(label=label, max_length=128, strip=False, widget=widget, help_text=help_text)


class SignIn(forms.Form):
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = password_field(_("Password"), "current")


class Code(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false", "class": "code"}
        ),
    )


class NewPassword(forms.Form):
    """A new password, typed twice because it cannot be read."""

    new = password_field(_("New password"), "new", _("12 characters or more. A sentence is easy to remember."))
    again = password_field(_("The same password again"), "new")

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def owner(self) -> User:
        """Return whose password it is to be: it must not be like their name."""
        return self.user or User()

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if found.get("new") and found.get("again") and found["new"] != found["again"]:
            self.add_error("again", _("These two passwords differ. Please type both again."))
        elif found.get("new"):
            try:
                password_validation.validate_password(found["new"], self.owner())
            except ValidationError as error:
                self.add_error("new", error)
        return found


class ChangePassword(NewPassword):
    current = password_field(_("Password you have now"), "current")
    field_order = ("current", "new", "again")

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("new") and found["new"] == found.get("current"):
            self.add_error("new", _("That is the password you have now. Please choose another one."))
        return found


class NewAccount(NewPassword):
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        help_text=_("You sign in with it. Letters, digits and @ . + - _ only; it need not be your own name."),
        validators=NAME.validators,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("E-mail address, if you like"),
        required=False,
        max_length=254,
        help_text=_("Used for one thing only: a link when you have forgotten your password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("username", "new", "again", "email")

    def owner(self) -> User:
        found = self.cleaned_data
        return User(username=found.get("username", ""), email=found.get("email", ""))

    def clean_username(self) -> str:
        name = str(User.normalize_username(self.cleaned_data["username"]))
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError(_("Somebody has this name already. Please choose another one."))
        return name


class Address(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Used for one thing only: a link when you have forgotten your password. May stay empty."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("Language of these pages"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("as the browser says")), *settings.LANGUAGES]
        if len(settings.LANGUAGES) < 2:
            del self.fields["language"]


class Forgotten(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of your account"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class Password(forms.Form):
    """A password asked for once more before something is taken away."""

    password = password_field(_("Your password"), "current")


class Invitation(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
