"""What a device's rule makes of a reading: a hazard on the one map (一张图)."""

from __future__ import annotations

import logging
from collections.abc import Callable

from console.desk.devices.board import PREFIX, Raise
from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.draft import HazardDraft
from console.errors import ConsoleError
from console.language import tr
from console.model.device import Device
from console.model.device_rules import DeviceKinds, DeviceRule
from console.model.hazard import HazardLevel, HazardSource
from console.model.person import OPERATOR

GRAVITY = tuple(HazardLevel)   # the gravest first
log = logging.getLogger(__name__)


def raise_with(hazards: HazardDesk, kinds: Callable[[], DeviceKinds]) -> Raise:
    """A function that reports a hazard for a rule that begins to hold; while that one is open, no second.

    A graver rule raises the level of the hazard that is open.

    The alarm itself is on record already: a hazard that cannot be made is logged and loses nothing.
    """
    def report(device: Device, rule: DeviceRule, value: float, at: float) -> None:
        kind = kinds().get(device.kind)
        text = tr("{name}: {what} ({value} {unit})", name=device.name, what=rule.label, value=f"{value:g}",
                  unit=kind.unit if kind else "")
        draft = HazardDraft(rule.hazard, text, building=device.building, lon=device.lon, lat=device.lat,
                            level=rule.level, source=HazardSource.SENSOR, origin=PREFIX + device.id, found_at=at,
                            demo=device.demo)
        try:
            made = hazards.report(draft, OPERATOR)
            if GRAVITY.index(rule.level) < GRAVITY.index(made.level):   # it was open already, and gets worse
                hazards.assess(made.id, OPERATOR, level=rule.level, why=text)
        except ConsoleError as error:
            log.warning("no hazard for %s: %s", device.id, error)

    return report
