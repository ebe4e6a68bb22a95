"""Invented names of estates, towers and people. Likeness to real ones is chance."""

from __future__ import annotations

from numpy.random import Generator

FIRST = "翠景锦嘉悦和安康云瑞雅碧金银彩鸿祥兴富星怡馨丽秀"
SECOND = "海湖林园泽城源泰庭州湾峰岭竹荷榕"
ESTATES = ("花园", "苑", "名苑", "华庭", "雅居", "家园", "新村", "大院", "公寓", "豪园")
TOWERS = ("大厦", "中心", "广场", "国际大厦", "商务大厦", "金融中心", "科技大厦")

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任"
GIVEN = ("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲建国华红梅鹏宇浩婷雪欣佳怡晨瑶思远子轩雨涵志"
         "俊凯诗琪嘉颖海燕春晓东升秋月冬青永康")


class Names:
    """Hands out names, places' ones never twice.

    Args:
        luck: the demo's random numbers.
    """

    def __init__(self, luck: Generator) -> None:
        self._luck = luck
        self._given_out: set[str] = set()

    def estate(self) -> str:
        """A housing estate: 翠湖花园."""
        return self._place(ESTATES)

    def tower(self) -> str:
        """An office building: 鸿源大厦."""
        return self._place(TOWERS)

    def person(self) -> str:
        """Surname and one or two given characters, the more frequent surnames more often."""
        surname = SURNAMES[min(int(self._luck.exponential(14)), len(SURNAMES) - 1)]
        count = 1 if self._luck.random() < 0.18 else 2
        return surname + "".join(GIVEN[int(i)] for i in self._luck.integers(0, len(GIVEN), count))

    def _place(self, endings: tuple[str, ...]) -> str:
        while True:
            parts = (FIRST, SECOND, endings)
            name = "".join(part[int(self._luck.integers(len(part)))] for part in parts)
            if name not in self._given_out:
                self._given_out.add(name)
                return name
