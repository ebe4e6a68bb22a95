"""Words half written for a step of a case, so that a crash loses none: one draft for each person and case.

They are nobody else's business and no record of anything: they live beside the ledger and go when they are used.
"""

from __future__ import annotations

from sqlalchemy import Column, String, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from console.store.engine import Store, metadata

table = Table(
    "drafts", metadata,
    Column("case_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("step", String, nullable=False),
    Column("words", String, nullable=False),
)


class DraftStore:
    """Keeps and returns drafts. Safe from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(table)

    def get(self, case_id: str, user_id: str) -> tuple[str, str]:
        """Step and words of somebody's draft for a case; both "" where there is none."""
        asked = select(table.c.step, table.c.words).where(table.c.case_id == case_id, table.c.user_id == user_id)
        with self._store.read() as connection:
            found = connection.execute(asked).first()
        return (found.step, found.words) if found else ("", "")

    def keep(self, case_id: str, user_id: str, step: str, words: str) -> None:
        """Keep words; "" forgets the draft.

        Raises:
            ProfileError: the disk is full, read-only or locked.
        """
        values = {"case_id": case_id, "user_id": user_id, "step": step, "words": words}
        with self._store.write() as connection:
            if words.strip():
                connection.execute(insert(table).values(values).on_conflict_do_update(
                    index_elements=["case_id", "user_id"], set_={"step": step, "words": words}))
            else:
                connection.execute(delete(table).where(table.c.case_id == case_id, table.c.user_id == user_id))
