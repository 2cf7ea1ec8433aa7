"""The database itself refuses to change or remove an event."""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER event_stays BEFORE UPDATE ON access_event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
    "CREATE TRIGGER event_remains BEFORE DELETE ON access_event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'events are never changed or removed'; END $$",
    "CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON access_event FOR EACH ROW EXECUTE FUNCTION event_stays()",
)


def add(apps, editor):
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
