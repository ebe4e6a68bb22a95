import re

from console.language import RESOURCES
from console.model.catalogue import read_catalogue

# Subclasses of the national scheme and of the districts, as issued in words; numbering is the city's own.
WANTED = """
私搭乱建 暴露垃圾 积存垃圾渣土 道路不洁 水域不洁 绿地脏乱 废弃车辆
废弃家具设备 非装饰性树挂 道路破损 河堤破损 道路遗撒 外立面不洁 水域秩序
焚烧垃圾树叶 动物尸体 油烟污染 擅养家禽家畜 非法小广告 违章悬挂广告牌匾
占道广告牌 街头散发广告 施工扰民 工地扬尘 施工废弃料 施工占道 无证掘路
无照经营游商 流浪乞讨 占道废品收购 店外经营 机动车乱停 非机动车乱停 乱堆物料
露天烧烤 沿街晾挂 商业噪音 黑车拉客 路面塌陷 自来水管破裂 燃气管破裂
热力管破裂 下水道堵塞破损 道路积水 架空线缆损坏 矛盾纠纷 劳资欠薪 消防隐患
高空坠物 电动车充电 燃气隐患 内涝 人群聚集 舆情
"""


def test_the_catalogue_is_whole_in_both_languages():
    catalogue = read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml")
    names = {found.name for found in catalogue.classes}
    assert set(WANTED.split()) <= names and len(names) == len(catalogue.classes)
    for found in catalogue.classes:
        assert re.fullmatch(r"\d{4}", found.code) and re.fullmatch(r"[ -~]+", found.name_en + found.group_en)
        assert 0 < found.limit_hours <= 24 * 30 and re.fullmatch("[a-z]+", found.symbol)
    groups = {found.group for found in catalogue.classes}
    assert groups >= {"市容环境", "宣传广告", "施工管理", "街面秩序", "突发事件", "其他"}
