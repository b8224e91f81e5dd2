from django.db import migrations


def make_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name="Educators")


class Migration(migrations.Migration):
    """The group that makes an account an educator's. It has no rights: not one page of the CMS opens for it."""

    dependencies = [
        ("educators", "0001_start"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
