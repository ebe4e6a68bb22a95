"""Lists of responsible parties (责任主体清单): right rows are recorded, the others go to a file to correct."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from console.desk.hazard.party_desk import PartyDesk, PartyWish
from console.errors import BadInput
from console.exchange.rows.columns import Columns
from console.exchange.rows.headings import as_written, matched, refuse_incomplete
from console.exchange.rows.reading import open_table
from console.exchange.rows.recording import record
from console.exchange.rows.report import Account, ImportReport
from console.exchange.rows.tally import Tally
from console.language import tr
from console.model.inspection import PartyRole
from console.model.person import User
from console.progress import Progress
from console.store.parties import PartyStore

BATCH = 2000       # rows of one transaction
COLUMNS: dict[str, tuple[str, ...]] = {
    "building": ("building", "building_code", "code", "楼栋编码", "建筑物编码", "楼栋编号", "楼栋", "编码"),
    "role": ("role", "type", "责任类型", "责任主体类型", "主体类型", "角色", "类型"),
    "name": ("name", "party", "责任主体", "责任单位", "责任人", "单位名称", "姓名", "名称"),
    "person": ("person", "is_person", "是否个人", "个人", "主体性质"),
    "ref": ("ref", "id", "信用代码", "统一社会信用代码", "主体编号"),
}
NEEDED = ("building", "role", "name")
_ROLES = {PartyRole.MANAGER: ("manager", "物业", "物业管理", "物业服务", "管理单位", "物业公司"),
          PartyRole.LANDLORD: ("landlord", "owner", "业主", "房东", "产权人", "业主（房东）"),
          PartyRole.FIRM: ("firm", "tenant", "使用单位", "企业", "单位", "承租单位")}
_YES = ("1", "yes", "true", "y", "是", "个人", "自然人")
_NO = ("", "0", "no", "false", "n", "否", "单位", "企业", "法人")


class PartyImport:
    """Imports lists into one profile. Importing a file again changes nothing."""

    def __init__(self, desk: PartyDesk, store: PartyStore) -> None:
        self._desk, self._store = desk, store

    def run(self, path: Path, who: User, mapping: Mapping[str, str] | None = None, rejects: Path | None = None,
            dry_run: bool = False, progress: Progress | None = None) -> ImportReport:
        """Import one file.

        Args:
            mapping: field → column, where the guess from the headings is wrong.
            rejects: folder for the rows to correct; the file's own by default.
            dry_run: check the cells and write nothing.

        Raises:
            BadInput: the file cannot be read, or a needed column is not there. Nothing was imported.
        """
        tick, account = progress or Progress(), Account(path, "parties", rejects, dry_run)
        table = open_table(path, None, tick)
        # As they are written, and no looser: 责任单位（盖章） is no name of who answers.
        columns = matched(COLUMNS, table.header, mapping or {}, as_written)
        refuse_incomplete(columns, table.header, NEEDED)
        with account.stoppable():
            for piece in table.pieces:
                cells = Columns(piece, columns)
                record(account, cells, self._wishes(cells, columns, account.tally),
                       lambda many: self._desk.set_many(many, who), tick, batch=BATCH)
                account.take(cells)
        return account.report(table, columns)

    def _wishes(self, cells: Columns, columns: Mapping[str, str], tally: Tally) -> list[tuple[int, PartyWish]]:
        texts = {field: cells.texts(field) for field in columns}
        parties, links = self._store.parties(), self._store.links()   # all at once: asking one by one takes ms each
        found: list[tuple[int, PartyWish]] = []
        for index in range(len(cells)):
            try:
                wish = _wish({field: some[index] or "" for field, some in texts.items()})
            except BadInput as error:
                cells.refuse(index, str(error))
                continue
            now = parties.get(links.get(wish.building, {}).get(wish.role, ""))
            if now is not None and (now.name, now.is_person, now.ref) == (wish.name, wish.is_person, wish.ref):
                tally.unchanged += 1
            else:
                found.append((index, wish))
        return found


def _wish(told: Mapping[str, str]) -> PartyWish:
    """One row. Raises `BadInput` with one sentence, the same for the same fault."""
    if not told["building"]:
        raise BadInput(tr("it names no building"))
    if not told["name"]:
        raise BadInput(tr("it names nobody"))
    word = told["role"].strip().lower()
    role = next((role for role, words in _ROLES.items() if word in words), None)
    if role is None:
        raise BadInput(tr("its role is none of manager, landlord, firm (物业, 业主, 使用单位)"))
    person = told.get("person", "").strip().lower()
    if person not in _YES + _NO:
        raise BadInput(tr("whether it is a private person is neither yes nor no"))
    return PartyWish(told["building"], role, told["name"], person in _YES, told.get("ref", ""))
