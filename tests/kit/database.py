"""Everything the database holds, to compare before and after."""

from typing import Any

from django.db import connection

Rows = dict[str, list[tuple[Any, ...]]]


def rows() -> Rows:
    """Return every row of every table."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def changed(before: Rows, after: Rows) -> dict[str, int]:
    """Return the tables that differ, with how many rows each has gained."""
    return {table: len(after[table]) - len(before[table]) for table in after if after[table] != before[table]}
