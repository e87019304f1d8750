"""Triggers by which the database itself refuses to rewrite what is only ever added.

They are set after every `migrate`: SQLite drops them when a migration makes a table anew.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from cms.funnel.models.append_only import AppendOnly

REFUSE = """
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = '23001';
END $$
"""
TRIGGERS = {
    "postgresql": (
        "CREATE OR REPLACE TRIGGER {name} BEFORE UPDATE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()"
    ),
    "sqlite": (
        "CREATE TRIGGER IF NOT EXISTS {name} BEFORE UPDATE ON {table}"
        " BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END"
    ),
}


def refuse_rewriting(app_config: AppConfig, using: str, **_kwargs: Any) -> None:
    """Set the triggers of this app's tables; those that are there stay."""
    connection = connections[using]
    trigger = TRIGGERS.get(connection.vendor)
    kept = [model for model in app_config.get_models() if issubclass(model, AppendOnly)]
    there = set(connection.introspection.table_names())
    if trigger is None:
        return
    with connection.schema_editor() as editor:
        if connection.vendor == "postgresql":
            editor.execute(REFUSE, params=None)
        for table in sorted({model._meta.db_table for model in kept} & there):
            editor.execute(_trigger(editor, trigger, table), params=None)


def _trigger(editor: BaseDatabaseSchemaEditor, trigger: str, table: str) -> str:
    name = editor.quote_name(f"{table}_is_only_added_to")
    return trigger.format(name=name, table=table)
