"""The triggers set anew: SQLite's INSERT OR REPLACE is refused too."""

from django.db import migrations

from hallpass_web.audit.guards import guard, unguard


def set_anew(_apps, editor):
    """Take the triggers of before away and set those of now."""
    unguard(editor.connection)
    guard(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_guards")]
    operations = [migrations.RunPython(set_anew, migrations.RunPython.noop)]
