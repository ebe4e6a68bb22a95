"""The parts of one open profile, wired together once."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from console.desk.attach import CaseFiles
from console.desk.attachments import Attachments
from console.desk.cases import CaseDesk
from console.desk.catalogues import Catalogues
from console.desk.clocks import Clocks
from console.desk.handlers import Handlers
from console.desk.identity import Identity, KeptLogin
from console.desk.legal import legal
from console.desk.levels import Levels
from console.desk.orders import OrderDesk
from console.desk.people import People
from console.desk.proposals import Proposals
from console.desk.sampling import Sampling
from console.desk.secrets import find_secrets
from console.desk.similar import Similar
from console.desk.work import CaseWork
from console.feeds.hub import FeedHub
from console.feeds.units import UnitBoard
from console.insight.evaluation import Evaluator
from console.insight.grouping import names_from
from console.insight.roads import RoadFinder
from console.ledger.ledger import Ledger
from console.model.catalogue import Catalogue
from console.model.departments import Departments
from console.model.figures import read_figures
from console.model.person import User
from console.model.rules import Rules
from console.profile import Profile
from console.progress import Progress
from console.store.areas import AreaStore
from console.store.basemaps import BasemapStore
from console.store.drafts import DraftStore
from console.store.engine import Store, open_store
from console.store.layers import LayerStore
from console.store.overlays import OverlayStore
from console.store.places import PlaceStore
from console.store.users import UserStore


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
        overlays: heat, colours by area and trails over it.
        units: where moving units are; in memory only.
        catalogues: classes, limits, departments, rules … in the versions that hold.
        clocks: works out when cases are due.
        users: the rows behind `people`.
        people: who works here, and what each may read.
        identity: who is logged in.
        kept_login: a login from the shell that holds for some hours.
        cases: the case desk.
        work: the one way a case moves.
        orders: the desk of community orders.
        evaluator: figures of a period, from all cases.
        handlers: whom a case may be sent to, by name.
        roads: the line layer that ways are measured along, if one is marked.
        drafts: words half written.
        files: photos and files of cases.
        proposals: whom to send to a case.
        similar: open cases that may be the same.
        levels: what rises to the street or the district by rule.
        sampling: sample checks of closed cases.
        feeds: live sources, each in its own thread.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile.make()
        self.store: Store = open_store(profile.database)
        self.ledger = Ledger(self.store, legal=legal)
        self.areas = AreaStore(self.store, self.ledger)
        self.places = PlaceStore(self.store)
        self.layers = LayerStore(self.store)
        self.basemaps = BasemapStore(self.store)
        self.overlays = OverlayStore(self.store)
        self.units = UnitBoard()
        self.catalogues = Catalogues(self.profile, self.ledger, more={"evaluation": read_figures})
        self.clocks = Clocks(self.catalogues.limits, self.catalogues.classes, self.catalogues.years)
        self.cases = CaseDesk(self.ledger, self.areas, self.catalogue, clocks=self.clocks)
        self.users = UserStore(self.store, self.ledger)
        self.people = People(self.users, self.ledger, lambda: self.catalogues.access, self.areas.tree,
                             lambda: self.catalogues.departments)
        self.identity = Identity(self.people)
        self.kept_login = KeptLogin(self.profile, self.users)
        find_secrets(self.people, self.cases, self.places)
        self.catalogues.listen(self._use_catalogues)
        self.store.notices += self.catalogues.notices
        self.orders = OrderDesk(self.ledger, self.areas, lambda start, limit: self.clocks.calendar.add(start, limit),
                                lambda: self.catalogues.departments, lambda: self.catalogues.orders, self.cases.get)
        self.evaluator = Evaluator(self.cases, self.areas, self.clocks, lambda: self.catalogues.current("evaluation"),
                                   names_from(lambda: self.catalogues.departments, self._user),
                                   lambda: ZoneInfo(self.catalogues.limits.time_zone))
        self.drafts = DraftStore(self.store)
        self.files = CaseFiles(self.cases, self.areas, Attachments(self.profile))
        self._advise()
        self.feeds = FeedHub(self.cases)

    def _advise(self) -> None:
        """What the desk suggests; none of it costs anything before it is asked."""
        def departments() -> Departments:
            return self.catalogues.departments

        def rules() -> Rules:
            return self.catalogues.rules

        def users() -> list[User]:
            return list(self.people.users().values())

        def seen() -> dict[str, tuple[float, float]]:
            return {one.unit: (one.lon, one.lat) for one in self.units.latest()}

        self.handlers = Handlers(departments, users, self.places)
        self.work = CaseWork(self.cases, self.areas, self.clocks, self.handlers.knows, label=self.handlers.label)
        self.roads = RoadFinder(self.profile, self.layers)
        self.proposals = Proposals(self.cases, self.areas, self.places, departments, rules, users, self.roads, seen)
        self.similar = Similar(self.cases, rules)
        self.levels = Levels(self.cases, self.areas, rules)
        self.sampling = Sampling(self.ledger, self.cases, self.areas, departments, rules)

    @property
    def catalogue(self) -> Catalogue:
        """Classes of cases."""
        return self.catalogues.classes

    @property
    def who(self) -> User:
        """Who acts now. Raises `Refused` where users are registered and nobody is logged in."""
        return self.identity.who

    def masked(self, fields: Mapping[str, str]) -> Mapping[str, str]:
        """A report's fields as whoever works here now may see them; nobody sees what only some may."""
        return self.people.mask_fields(fields, self.identity.known or User(""))

    @property
    def is_demo(self) -> bool:
        """Whether any area is generated: 演示数据 must then show on every picture and export."""
        return any(area.demo for area in self.areas.tree())

    def ensure_areas(self, progress: Progress) -> None:
        """On a profile without any area, make the demo district (first start asks nothing)."""
        if not len(self.areas.tree()):
            from console.demo.make import make_demo  # only a first start needs it

            make_demo(self.areas, self.places, progress=progress)

    def _use_catalogues(self) -> None:
        """Another version of a catalogue holds."""
        self.clocks.use(self.catalogues.limits, self.catalogues.classes, self.catalogues.years)
        self.cases.use(self.catalogues.classes)

    def _user(self, user_id: str) -> User | None:
        """A user by id; None for one this profile does not know."""
        return self.people.get(user_id)

    def close(self) -> None:
        self.feeds.stop()
        self.store.close()
