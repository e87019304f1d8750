"""The four roles, in the place of Wagtail's own two groups."""

from django.db import migrations

from cms.pages.roles.making import make_roles, replace_the_old_groups


def make(apps, schema_editor):
    make_roles(apps)
    replace_the_old_groups(apps)


class Migration(migrations.Migration):

    dependencies = [
        ("pages", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0012_uploadeddocument"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
