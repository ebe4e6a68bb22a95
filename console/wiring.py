"""The parts of one open profile, wired together once."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from console.desk.attach import CaseFiles
from console.desk.attachments import Attachments
from console.desk.cases import CaseDesk
from console.desk.catalogues import Catalogues
from console.desk.clocks import Clocks
from console.desk.devices.board import DeviceBoard
from console.desk.devices.to_hazard import raise_with
from console.desk.facilities import FacilityDesk
from console.desk.facility_secrets import find_facility_secrets
from console.desk.handlers import Handlers
from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.inspections import InspectionDesk
from console.desk.hazard.party_secrets import find_party_secrets
from console.desk.hazard.to_case import HazardCases
from console.desk.identity import Identity, KeptLogin
from console.desk.legal import legal
from console.desk.levels import Levels
from console.desk.orders import OrderDesk
from console.desk.people import People
from console.desk.proposals import Proposals
from console.desk.resident_secrets import find_resident_secrets
from console.desk.review.desk import ReviewDesk
from console.desk.sampling import Sampling
from console.desk.secrets import find_secrets
from console.desk.similar import Similar
from console.desk.work import CaseWork
from console.feeds.hub import FeedHub
from console.feeds.units import UnitBoard
from console.insight.address_words import AddressWords
from console.insight.card_events import case_events, detection_events, order_events
from console.insight.card_hazards import hazard_events, inspection_events
from console.insight.case_finder import CaseFinder
from console.insight.evaluation import Evaluator
from console.insight.grouping import names_from
from console.insight.hazard_map import HazardMap
from console.insight.inspection_figures import InspectionFigures
from console.insight.object_card import ObjectCards
from console.insight.risk import Risk
from console.insight.risk_age import buildings_as_of
from console.insight.roads import RoadFinder
from console.insight.search_all import SearchAll
from console.ledger.ledger import Ledger
from console.model.catalogue import Catalogue
from console.model.departments import Departments
from console.model.figures import read_figures
from console.model.person import User
from console.model.rules import Rules
from console.profile import Profile
from console.progress import Progress
from console.store.addresses import AddressStore
from console.store.areas import AreaStore
from console.store.basemaps import BasemapStore
from console.store.drafts import DraftStore
from console.store.engine import Store, open_store
from console.store.layers import LayerStore
from console.store.overlays import OverlayStore
from console.store.parties import PartyStore
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
        addresses: rooms, residents and firms of the buildings, and codes of any time.
        layers: what was added to the map.
        basemaps: pictures under it.
        overlays: heat, colours by area and trails over it.
        units: where moving units are; in memory only.
        catalogues: classes, limits, departments, rules … in the versions that hold.
        clocks: works out when cases are due.
        facilities: codes of facilities and doors, and what a report with one says.
        devices: sensors and cameras, what they said last, and which rules hold.
        address_words: addresses in words to codes and back. search: one box for everything.
        cards: what is linked to an area, building, room, firm or facility.
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
        reviews: the review bench: detections, verdicts, second eyes.
        parties: who answers for which building.
        hazards: the desk of hazards. inspections: plans, visits and who answers for a building.
        hazard_map: what the one hazard map shows. risk: indices of buildings and areas.
        inspection_figures: coverage, what is found again, the worst parties.
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
        self.addresses = AddressStore(self.store)
        self.layers = LayerStore(self.store)
        self.basemaps = BasemapStore(self.store)
        self.overlays = OverlayStore(self.store)
        self.units = UnitBoard()
        self.catalogues = Catalogues(self.profile, self.ledger, more={"evaluation": read_figures})
        self.clocks = Clocks(self.catalogues.limits, self.catalogues.classes, self.catalogues.years)
        self.cases = CaseDesk(self.ledger, self.areas, self.catalogue, clocks=self.clocks)
        self.facilities = FacilityDesk(self.store, self.ledger, self.places, self.areas.tree,
                                       lambda: self.catalogues.current("facilities"))
        self.facilities.renewed, self.facilities.room_name = self.addresses.history.resolve, self._room_name
        self.cases.completes = self.facilities.complete
        self.devices = DeviceBoard(self.store, self.ledger, lambda: self.catalogues.current("devices"))
        self.users = UserStore(self.store, self.ledger)
        self.people = People(self.users, self.ledger, lambda: self.catalogues.access, self.areas.tree,
                             lambda: self.catalogues.departments)
        self.identity = Identity(self.people)
        self.kept_login = KeptLogin(self.profile, self.users)
        find_secrets(self.people, self.cases, self.places)
        find_resident_secrets(self.people, self.addresses, self.places)
        find_facility_secrets(self.people, self.facilities)
        self.catalogues.listen(self._use_catalogues)
        self.store.notices += self.catalogues.notices
        self.orders = OrderDesk(self.ledger, self.areas, lambda start, limit: self.clocks.calendar.add(start, limit),
                                lambda: self.catalogues.departments, lambda: self.catalogues.orders, self.cases.get)
        self.evaluator = Evaluator(self.cases, self.areas, self.clocks, lambda: self.catalogues.current("evaluation"),
                                   names_from(lambda: self.catalogues.departments, self._user),
                                   lambda: ZoneInfo(self.catalogues.limits.time_zone))
        self.drafts = DraftStore(self.store)
        self.files = CaseFiles(self.cases, self.areas, Attachments(self.profile))
        self.reviews = ReviewDesk(self.store, self.ledger, self.areas, self.places, self.people,
                                  lambda: self.catalogues.current("review"), self.cases, self.profile)
        self._look_for_hazards()
        self._address()
        self._advise()
        self.feeds = FeedHub(self.cases)

    def _look_for_hazards(self) -> None:
        """Hazards, inspections, the hazard map and risk; map and risk cost nothing before they are asked."""
        parties = self.parties = PartyStore(self.store)
        find_party_secrets(self.people, parties, self.places)
        self.hazards = HazardDesk(
            self.ledger, self.areas, self.places, parties, lambda: self.catalogues.current("hazards"),
            lambda start, limit: self.clocks.calendar.add(start, limit), self.files.files,
            HazardCases(self.cases, lambda: self.catalogues.current("hazards"), lambda: self.catalogues.classes))
        self.devices.raises = raise_with(self.hazards, lambda: self.devices.kinds)
        self.inspections = InspectionDesk(
            self.ledger, self.areas, self.places, parties, self.hazards,
            lambda: self.catalogues.current("checklists"), lambda: self.risk.indices())
        self.inspections.ways = lambda: self.roads()
        self.inspections.user_of = self._user
        self.hazard_map = HazardMap(self.hazards, self.cases, self.areas, self.places)
        self.risk = Risk(self.hazard_map, self.inspections.last, self.areas, self.places,
                         lambda: self.catalogues.current("risk"), lambda: buildings_as_of(self.ledger))
        self.inspection_figures = InspectionFigures(self.inspections, self.hazards, self.areas, self.places,
                                                    lambda: self.risk.indices()[0])

    def _address(self) -> None:
        """The address base as people ask it; nothing is read before they do."""
        found = CaseFinder(self.cases)
        self.address_words = AddressWords(self.addresses, self.places, self.areas)
        self.search = SearchAll(self.addresses, self.places, self.areas, self.address_words, self.people, found,
                                lambda kind: self.facilities.kinds.label(kind))
        self.cards = ObjectCards(self.addresses, self.places, self.areas, self.address_words, self.people,
                                 lambda kind: self.facilities.kinds.label(kind))
        self.cards.tell_of("case", case_events(found, self.places, self.areas.tree))
        self.cards.tell_of("order", order_events(self.orders.orders, self.areas.tree, places=self.places,
                                                  case=self.cases.get))
        self.cards.tell_of("detection", detection_events(self.reviews, self.areas.tree, self.places))
        self.cards.tell_of("hazard", hazard_events(self.hazards, self.areas.tree,
                                                    parties_of=lambda code: self.parties.of(code).values()))
        self.cards.tell_of("inspection", inspection_events(self.inspections, self.areas.tree))

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

    def party_name(self, party_id: str) -> str:
        """Who answers for a building, in words; a private person as whoever works here now may see it."""
        party = self.parties.get(party_id) if party_id else None
        if party is None:
            return party_id
        return self.people.mask(party.name, "name", self.identity.known or User("")) if party.is_person else party.name

    @property
    def is_demo(self) -> bool:
        """Whether any area is generated: 演示数据 must then show on every picture and export."""
        return any(area.demo for area in self.areas.tree())

    def ensure_areas(self, progress: Progress) -> None:
        """On a profile without any area, make the demo district (first start asks nothing)."""
        if not len(self.areas.tree()):
            self.make_demo(progress=progress)

    def make_demo(self, seed: int = 440304, progress: Progress | None = None) -> dict[str, int]:
        """Generate the demo district with all that stands in it; see `console.demo.make`."""
        from console.demo.whole import make_whole_demo  # only a first start needs it

        return make_whole_demo(self, seed, progress or Progress())

    def remove_demo(self) -> dict[str, int]:
        """Take out everything generated that stands in the demo district; cases and the ledger stay."""
        from console.demo.whole import remove_whole_demo

        return remove_whole_demo(self)

    def _use_catalogues(self) -> None:
        """Another version of a catalogue holds."""
        self.clocks.use(self.catalogues.limits, self.catalogues.classes, self.catalogues.years)
        self.cases.use(self.catalogues.classes)

    def _room_name(self, code: str) -> str:
        """What a room is called, "" for one that is not registered."""
        room = self.addresses.room(code)
        return room.name if room else ""

    def _user(self, user_id: str) -> User | None:
        """A user by id; None for one this profile does not know."""
        return self.people.get(user_id)

    def close(self) -> None:
        self.feeds.stop()
        self.store.close()
