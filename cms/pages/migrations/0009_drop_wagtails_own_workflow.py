from django.db import migrations

from cms.pages.reviews.workflow import drop_wagtails_own


def forwards(apps, schema_editor):
    drop_wagtails_own(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0008_capitals_above_fields"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
