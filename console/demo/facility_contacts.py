"""How the demo's facilities are reached (演示数据): hours, duty telephones and people that are all invented."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from console.demo.names import GIVEN, SURNAMES
from console.model.premises import Facility, FacilityContact

ALWAYS, OFFICE = "全天 24 小时", "周一至周五 9:00–12:00，14:00–18:00"
# When a kind is open and what it offers; what is always open has a duty telephone.
HABITS = {
    "service_station": ("周一至周日 9:00–18:00", "群众诉求受理、法律咨询、矛盾调解、心理疏导"),
    "community_office": (OFFICE, "党群活动、政务服务、便民服务"),
    "street_office": (OFFICE, "政务服务、信访接待"),
    "command_room": (ALWAYS, "事件分拨、应急值守、视频调度"),
    "mediation": (OFFICE, "人民调解、司法确认引导"),
    "legal": (OFFICE, "法律咨询、法律援助申请"),
    "confirmation": ("周一至周五 9:00–17:00", "调解协议在线司法确认"),
    "police": (ALWAYS, "报警求助、户政服务"),
    "police_room": ("周一至周日 9:00–21:00", "社区警务、报警求助"),
    "fire_station": (ALWAYS, "火灾扑救、抢险救援"),
    "fire_post": (ALWAYS, "初起火灾扑救、消防巡查"),
    "shelter": (ALWAYS, "临时安置、应急物资发放"),
    "hospital": (ALWAYS, "急诊、门诊、住院"),
    "clinic": ("周一至周日 8:00–20:00", "全科门诊、疫苗接种、慢病管理"),
    "school": ("周一至周五 7:30–18:00", "义务教育"),
    "kindergarten": ("周一至周五 7:30–17:30", "学前教育"),
}


def contacts_of(facilities: Sequence[Facility], seed: int) -> list[FacilityContact]:
    """Contacts of all but hydrants; numbers begin with 000, which no exchange has. Equal seeds give equal ones."""
    luck = np.random.default_rng([seed, 7])
    found = []
    for number, one in enumerate(facilities):
        if one.kind not in HABITS:
            continue
        hours, services = HABITS[one.kind]
        name = SURNAMES[int(luck.integers(min(40, len(SURNAMES))))] + GIVEN[int(luck.integers(len(GIVEN)))]
        found.append(FacilityContact(one.id, name, f"000-8300-{number:04}",
                                     f"000-8400-{number:04}" if hours == ALWAYS else "", hours, "", services))
    return found
