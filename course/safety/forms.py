"""What a second reader is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ApprovalForm(forms.Form):
    comment = forms.CharField(
        label=_("What you compared it with"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Such as: rang the number, read the page named as source."),
    )


class ChangesForm(forms.Form):
    comment = forms.CharField(label=_("What should change"), widget=forms.Textarea({"rows": 3}))


class WaiverForm(forms.Form):
    """A reason long enough to be read by whoever looks at the history later."""

    comment = forms.CharField(
        label=_("Why nobody else can read it"),
        min_length=20,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Kept in the history of this entry, with your name and the day. At least 20 characters."),
    )
