"""Who may do what in the CMS."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Page

from course.signposts.models import READ_TWICE

EDITED = ("reference", "signposts", "timeline", "quiz")
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


@transaction.atomic
def grant_editors() -> Group:
    """Give the editors' group what its work needs, take everything else from it, and return it.

    Editors write and publish pages and snippets; what is read twice they submit. They upload nothing, delete nothing
    and manage nobody.
    """
    Group.objects.filter(name="Moderators").delete()
    editors, _made = Group.objects.get_or_create(name="Editors")
    wanted = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    snippets = Permission.objects.filter(content_type__app_label__in=EDITED).exclude(codename__startswith="delete_")
    snippets = snippets.exclude(codename__in=[f"publish_{model._meta.model_name}" for model in READ_TWICE])  # noqa: SLF001
    editors.permissions.set([*wanted, *snippets.exclude(content_type__model="here")])
    for rights in ("collection_permissions", "page_permissions"):
        getattr(editors, rights).all().delete()
    root = Page.get_first_root_node()
    for codename in PAGE_RIGHTS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=editors, page=root, permission=permission)
    return editors
