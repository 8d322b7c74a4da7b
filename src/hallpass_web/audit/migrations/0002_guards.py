"""The triggers that refuse to change or delete what the journal holds."""

from django.db import migrations

from hallpass_web.audit.guards import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda _, editor: guard(editor.connection),
            lambda _, editor: unguard(editor.connection),
        )
    ]
