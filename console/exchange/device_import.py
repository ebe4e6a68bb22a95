"""Import of a registry of devices (设备清单): right rows are put on record, the others go to a file to correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from console.desk.devices.board import DeviceBoard
from console.errors import BadInput
from console.exchange.crs import known_crs
from console.exchange.device_rows import COLUMNS, NEEDED, Known, device_row
from console.exchange.rows.columns import Columns, points_of
from console.exchange.rows.headings import fitting, matched, refuse_incomplete
from console.exchange.rows.reading import open_table
from console.exchange.rows.recording import record
from console.exchange.rows.report import Account, ImportReport
from console.language import tr
from console.model.device import Device
from console.progress import Progress
from console.store.areas import AreaStore
from console.store.places import PlaceStore

BATCH = 2000        # devices of one transaction


class DeviceImport:
    """Imports registries into one profile. Importing a file again changes nothing, and brings nothing back that is out
    of service.

    Args:
        board: where devices are put on record. areas, places: what they are linked to.
    """

    def __init__(self, board: DeviceBoard, areas: AreaStore, places: PlaceStore) -> None:
        self._board, self._areas, self._places = board, areas, places

    def run(self, path: Path, actor: str = "", mapping: Mapping[str, str] | None = None, encoding: str = "",
            crs: str = "", rejects: Path | None = None, dry_run: bool = False,
            progress: Progress | None = None) -> ImportReport:
        """Import one file.

        Args:
            mapping: field → column, where the guess from the headings is wrong.
            encoding: of the texts; "" to recognise it. crs: of coordinates; "" as the file says, or EPSG:4490.
            rejects: folder for the rows to correct; the file's own by default.
            dry_run: check everything and write nothing.

        Raises:
            BadInput: the file cannot be read, or has no columns for id and kind. Nothing was changed.
        """
        tick, account = progress or Progress(), Account(path, "devices", rejects, dry_run)
        table = open_table(path, encoding or None, tick, fitting(COLUMNS))
        columns = matched(COLUMNS, table.header, mapping or {})
        refuse_incomplete(columns, table.header, NEEDED)
        known = self._known(known_crs(crs or table.crs or "EPSG:4490"))
        before, seen, outside = self._board.devices(), set[str](), 0

        def register(some: Sequence[Device]) -> int:
            return self._board.register(some, actor)

        with account.stoppable():
            for piece in table.pieces:
                cells = Columns(piece, columns)
                new, changed = list[tuple[int, Device]](), list[tuple[int, Device]]()
                for index, one in self._checked(cells, columns, known, seen):
                    outside += not one.area
                    old = before.get(one.id)
                    one = one if old is None else msgspec.structs.replace(one, off=old.off)
                    if one == old:
                        account.tally.unchanged += 1
                    else:
                        (new if old is None else changed).append((index, one))
                record(account, cells, new, register, tick, batch=BATCH)
                record(account, cells, changed, register, tick, "updated", BATCH)
                account.take(cells)
        return account.report(table, columns, _loose(outside))

    def _known(self, crs: str) -> Known:
        codes = {one.code for one in self._places.buildings()}

        def check(device: Device) -> None:
            self._board.check(device)
            if device.building and device.building not in codes:
                raise BadInput(tr("this profile has no building of that code"))

        return Known(self._board.kinds, self._areas.locator(), check, crs)

    def _checked(self, cells: Columns, columns: Mapping[str, str], known: Known,
                 seen: set[str]) -> list[tuple[int, Device]]:
        """Devices of a piece that can be put on record, each with its index."""
        texts = {field: cells.texts(field) for field in columns}
        points, found = points_of(cells), list[tuple[int, Device]]()
        for index in range(len(cells)):
            told = {field: some[index] for field, some in texts.items()}
            try:
                one = device_row(told, points[index] if points else None, known)
            except BadInput as error:
                cells.refuse(index, str(error))
                continue
            if one.id in seen:
                cells.refuse(index, tr("its id {id} stands in the file twice", id=one.id))
            else:
                seen.add(one.id)
                found.append((index, one))
        return found


def _loose(outside: int) -> list[str]:
    return [tr("{n} devices lie in no area of this profile: they are on record, but no area counts them. Look at "
               "their coordinates, and at --crs.", n=outside)] if outside else []
