"""The parts of one open profile, wired together once."""

from __future__ import annotations

from pathlib import Path

from console.desk.cases import CaseDesk
from console.feeds.hub import FeedHub
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.catalogue import Catalogue, read_catalogue
from console.profile import Profile
from console.progress import Progress
from console.store.areas import AreaStore
from console.store.basemaps import BasemapStore
from console.store.engine import Store, open_store
from console.store.layers import LayerStore
from console.store.places import PlaceStore


class Console:
    """One open profile: what every command and every window works with.

    Attributes:
        profile: its folder.
        store: the database.
        ledger: append-only record of all that happened (全程留痕), and the fold over it.
        areas: the hierarchy.
        places: buildings, facilities and staff.
        layers: what was added to the map.
        basemaps: pictures under it.
        catalogue: classes of cases.
        cases: the case desk.
        feeds: live sources, each in its own thread.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile.make()
        self.store: Store = open_store(profile.database)
        self.ledger = Ledger(self.store)
        self.areas = AreaStore(self.store, self.ledger)
        self.places = PlaceStore(self.store)
        self.layers = LayerStore(self.store)
        self.basemaps = BasemapStore(self.store)
        self.catalogue: Catalogue = read_catalogue(newest(RESOURCES / "catalogues", "classes"))
        self.cases = CaseDesk(self.ledger, self.areas, self.catalogue)
        self.feeds = FeedHub(self.cases)

    @property
    def is_demo(self) -> bool:
        """Whether any area is generated: 演示数据 must then show on every picture and export."""
        return any(area.demo for area in self.areas.tree())

    def ensure_areas(self, progress: Progress) -> None:
        """On a profile without any area, make the demo district (first start asks nothing)."""
        if not len(self.areas.tree()):
            from console.demo.make import make_demo  # only a first start needs it

            make_demo(self.areas, self.places, progress=progress)

    def close(self) -> None:
        self.feeds.stop()
        self.store.close()


def newest(folder: Path, stem: str) -> Path:
    """The file "<stem>-<version>.toml" of the highest version in a folder of catalogues."""
    return max(folder.glob(f"{stem}-*.toml"), key=lambda path: path.stem)
