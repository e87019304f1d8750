from django.db import migrations

from cms.pages.reviews.workflow import build_workflow


def forwards(apps, schema_editor):
    build_workflow(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("pages", "0005_reviews"),
    ]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
