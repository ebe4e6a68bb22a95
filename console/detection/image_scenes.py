"""Painted pairs of pictures with truth: what the eye of the image arm (`image_eye`) learns from.

Real pairs of orthophotos with outlines of what changed come with licences that let nobody ship what was learnt from
them, so the eye never sees one. These pairs are painted instead, and deliberately wilder than any town: ground, roads,
roofs, trees, cars, light, haze, lens and compression are all drawn by lot, so that a real picture is one lot more.
Nothing here is measured from a picture; ranges of sizes are those of common houses.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from console.detection.image_layout import lay_out
from console.detection.image_light import CELL, FINE, between, light, noise, photo
from console.detection.image_plan import House, Patch, Plan, Strip, Tree

THIN = 1.0  # metres: narrower strips are fences


@dataclass
class Pair:
    """Two pictures uint8 [rows, cols, 3] of one place, and bool [rows, cols] of what is where in them.

    Attributes:
        roofs_before, roofs_after: as either picture shows them, leaning as it leans.
        new: roofs of the later picture whose house is not in the earlier; gone: the other way round.
        doubt: cells that teach nothing of change: a house where another stood.
    """

    before: np.ndarray
    after: np.ndarray
    roofs_before: np.ndarray
    roofs_after: np.ndarray
    new: np.ndarray
    gone: np.ndarray
    doubt: np.ndarray


@dataclass
class Sheet:
    """What is being painted: colours, heights (m) and numbers of houses on roofs (0 none), in fine cells."""

    colour: np.ndarray
    height: np.ndarray
    roofs: np.ndarray
    cell: float


def paint_pair(seed: int, side: int = 256) -> Pair:
    """A pair of `side` × `side` finished cells."""
    luck = np.random.default_rng([seed, 71])
    margin = 8
    extent = (side + 2 * margin) * CELL
    plan = lay_out(luck, extent)
    fields = _fields(luck, int(extent / CELL) * FINE)
    sheets = [_paint(plan, epoch, luck, fields) for epoch in (0, 1)]
    slip = luck.normal(0, 1.2 * FINE, 2) if luck.random() < 0.7 else np.zeros(2)
    slip = np.clip(slip, -3 * FINE, 3 * FINE).astype(int)
    known = np.array([(False, False), *(house.seen for house in plan.houses)])
    pictures, roofs = [], []
    for number, (sheet, lit) in enumerate(sheets):
        cut = tuple(slice(margin * FINE + int(m) * number, (margin + side) * FINE + int(m) * number) for m in slip)
        pictures.append(photo(lit[cut], luck))
        roofs.append(sheet.roofs[cut][::FINE, ::FINE])
    new, gone = roofs[1] * ~known[roofs[1], 0], roofs[0] * ~known[roofs[0], 1]
    doubt = ((new > 0) & (roofs[0] > 0)) | ((gone > 0) & (roofs[1] > 0))
    return Pair(pictures[0], pictures[1], roofs[0] > 0, roofs[1] > 0, new > 0, gone > 0, doubt)


def _fields(luck: np.random.Generator, side: int) -> list[np.ndarray]:
    return [noise(luck, side, c, o) for c, o in ((160, 4), (60, 4), (24, 3), (6, 2))]


EARTH = np.array([[120, 105, 75], [150, 125, 95], [165, 150, 130], [105, 85, 65], [200, 190, 170], [90, 80, 70],
                  [140, 95, 70], [75, 70, 72]], float)
GRASS = np.array([[80, 95, 55], [105, 110, 65], [60, 80, 50], [130, 120, 80], [90, 105, 85], [70, 90, 40],
                  [115, 105, 85]], float)
PAVED = np.array([[110, 110, 115], [140, 138, 135], [170, 168, 160], [90, 90, 92], [195, 192, 185], [150, 140, 125]],
                 float)


def _pick(luck: np.random.Generator, colours: np.ndarray, spread: float = 12.0) -> np.ndarray:
    found: np.ndarray = np.clip(colours[luck.integers(len(colours))] * luck.uniform(0.75, 1.25)
                                + luck.normal(0, spread * 0.5, 3), 15, 250)
    return found


def _paint(plan: Plan, epoch: int, luck: np.random.Generator, fields: list[np.ndarray]) -> tuple[Sheet, np.ndarray]:
    """(sheet, lit colours float32 [n, n, 3])."""
    side, cell = fields[0].shape[0], CELL / FINE
    sheet = Sheet(_ground(plan, epoch, luck, fields, cell), np.zeros((side, side), np.float32),
                  np.zeros((side, side), np.int32), cell)
    _fences(sheet, [one for one in plan.strips if one.width < THIN and one.seen[epoch]])
    for strip in plan.strips:
        if strip.seen[epoch] and strip.width >= THIN:
            _strip(sheet, strip.line, strip.width, _pick(luck, PAVED) if strip.colour is None else strip.colour,
                   fields[3], luck)
    lean = luck.normal(0, 0.12, 2)
    for patch in plan.patches:
        if patch.seen[epoch]:
            _patch(sheet, patch, patch.colour * luck.uniform(0.9, 1.1), fields)
    for tree in plan.trees:
        if tree.seen[epoch] and not tree.over:
            _tree(sheet, tree, luck, fields[3])
    for house in plan.houses:
        if house.seen[epoch]:
            _house(sheet, house, luck, lean, epoch)
    for tree in plan.trees:
        if tree.seen[epoch] and tree.over:
            _tree(sheet, tree, luck, fields[3])
    return sheet, light(sheet.colour, sheet.height, sheet.cell, luck)


def _ground(plan: Plan, epoch: int, luck: np.random.Generator, fields: list[np.ndarray], cell: float) -> np.ndarray:
    """Grass and earth by two of the shared fields, with a share of the epoch's own."""
    side = fields[0].shape[0]
    own = luck.uniform(0, 0.6)
    mix = fields[0] * (1 - own) + own * noise(luck, side, 120, 3) + luck.normal(0, 0.7)
    second = fields[1] * (1 - own) + own * noise(luck, side, 40, 3)
    share = 1 / (1 + np.exp(-np.clip(mix * luck.uniform(1, 8), -30, 30)))
    colours = [_pick(luck, GRASS), _pick(luck, EARTH if luck.random() < 0.6 else GRASS), _pick(luck, EARTH)]
    built = plan.built[epoch]
    picture = share[..., None] * colours[0] + (1 - share[..., None]) * colours[1]
    if built is not None and luck.random() < 0.85:  # a lawn, or earth laid bare, where people build
        mix = between(side, -(-side // built.shape[0]), 0.0)
        spread = np.pad(built, 3, mode="edge")[3:, 3:].astype(np.float32)[:mix.shape[1], :mix.shape[1]]
        zone = mix @ spread @ mix.T > 0.5
        picture[zone] = (_pick(luck, GRASS) if luck.random() < 0.5 else colours[2]) * (
            1 + 0.1 * second[zone][:, None])
    grain = (luck.uniform(0.02, 0.14) * second + luck.uniform(0.01, 0.08) * fields[2]
             + luck.uniform(0.0, 0.06) * fields[3])
    out: np.ndarray = (picture * (1 + grain[..., None])).astype(np.float32)
    return out


def _box(sheet: Sheet, x: float, y: float, reach: float) -> tuple[slice, slice, np.ndarray, np.ndarray] | None:
    """Slices around a place (m), and the offsets of their cells from it (m)."""
    n, cell = sheet.height.shape[0], sheet.cell
    r0, r1 = int(max((y - reach) / cell, 0)), int(min((y + reach) / cell + 1, n))
    c0, c1 = int(max((x - reach) / cell, 0)), int(min((x + reach) / cell + 1, n))
    if r0 >= r1 or c0 >= c1:
        return None
    dy = (np.arange(r0, r1, dtype=np.float32) + 0.5)[:, None] * cell - y
    dx = (np.arange(c0, c1, dtype=np.float32) + 0.5)[None, :] * cell - x
    return slice(r0, r1), slice(c0, c1), dx, dy


def _fences(sheet: Sheet, fences: list[Strip]) -> None:
    """All fences of a place at once: they look alike."""
    if not fences:
        return
    mask = Image.new("L", sheet.height.shape[::-1])
    for fence in fences:
        ImageDraw.Draw(mask).line([(float(x / sheet.cell), float(y / sheet.cell)) for x, y in fence.line], fill=1)
    on = np.asarray(mask) > 0
    sheet.colour[on] = fences[0].colour
    sheet.height[on] = 1.6


def _strip(sheet: Sheet, line: np.ndarray, width: float, colour: np.ndarray, grain: np.ndarray,
           luck: np.random.Generator) -> None:
    """A road or path along a line of points (m)."""
    n, cell = sheet.height.shape[0], sheet.cell
    sheet_line = [(float(x / cell), float(y / cell)) for x, y in line]
    kerb = width > 5 and luck.random() < 0.5
    for wide, shade in (((width + 2.5, luck.uniform(1.1, 1.5)), (width, 1.0)) if kerb else ((width, 1.0),)):
        mask = Image.new("L", (n, n))
        ImageDraw.Draw(mask).line(sheet_line, fill=1, width=max(int(wide / cell), 1), joint="curve")
        on = np.asarray(mask) > 0
        sheet.colour[on] = np.clip(colour * shade, 10, 250) * (1 + 0.05 * grain[on][:, None])


def _patch(sheet: Sheet, patch: Patch, colour: np.ndarray, fields: list[np.ndarray]) -> None:
    """A flat rectangle that is no roof."""
    found = _box(sheet, patch.place[0], patch.place[1], float(np.hypot(*patch.size)) + 1)
    if found is None:
        return
    rows, cols, dx, dy = found
    u = dx * np.cos(patch.turn) + dy * np.sin(patch.turn)
    v = dy * np.cos(patch.turn) - dx * np.sin(patch.turn)
    on = (np.abs(u) < patch.size[0]) & (np.abs(v) < patch.size[1])
    grain = 0.05 * fields[3][rows, cols][on]
    if patch.rough:
        grain += patch.rough * (0.5 * fields[1][rows, cols][on] + 0.7 * fields[2][rows, cols][on] + 0.4 * grain)
    sheet.colour[rows, cols][on] = np.clip(colour * np.clip(1 + grain, 0.3, 2)[:, None], 5, 252)
    if patch.height:
        sheet.height[rows, cols][on] = patch.height


def _tree(sheet: Sheet, tree: Tree, luck: np.random.Generator, grain: np.ndarray) -> None:
    found = _box(sheet, tree.x, tree.y, tree.radius * 1.3)
    if found is None:
        return
    rows, cols, dx, dy = found
    far = np.hypot(dx, dy) / tree.radius
    rough = 0.25 * grain[rows, cols]
    on = far < 1 + rough
    if tree.bare:
        on &= luck.random(on.shape) < 0.45
    crown = np.sqrt(np.clip(1.3 - far ** 2, 0.05, None)) * tree.radius * 0.8 + tree.stem + rough * tree.radius
    sheet.height[rows, cols][on] = crown[on]
    sheet.colour[rows, cols][on] = tree.colour * (1 + 0.25 * grain[rows, cols][on][:, None] * tree.rough)
    sheet.roofs[rows, cols][on & (far < 0.9)] = 0


def _house(sheet: Sheet, house: House, luck: np.random.Generator, lean: np.ndarray, epoch: int) -> None:
    """Walls leant over by the camera, then the roof with its planes, edge and clutter."""
    reach = house.reach + 1.5 + float(np.hypot(*lean)) * house.wall
    found = _box(sheet, house.x, house.y, reach)
    if found is None:
        return
    rows, cols, dx, dy = found
    steps = int(np.hypot(*lean) * house.wall / sheet.cell) + 1
    if steps > 1:
        for k in range(0, steps, 2):
            on = house.heights(dx - lean[0] * house.wall * k / steps, dy - lean[1] * house.wall * k / steps)[0] > 0
            sheet.colour[rows, cols][on] = house.wall_colour
            sheet.height[rows, cols][on] = house.wall * (k + 1) / steps
    top, u, v = house.heights(dx - lean[0] * house.wall, dy - lean[1] * house.wall)
    on = top > 0
    if not on.any():
        return
    skin = house.colours[epoch]
    shade = 1 + house.grain * luck.standard_normal(on.shape, np.float32)
    if house.seams:
        shade += 0.07 * np.sin(2 * np.pi * u / house.seams)
    shade += house.blotch * noise(luck, max(on.shape), 16, 2)[:on.shape[0], :on.shape[1]]
    colour = skin * shade[..., None]
    if house.rim:
        inner = ndimage.binary_erosion(on, iterations=max(int(0.6 / sheet.cell), 1))
        colour[on & ~inner] *= house.rim
        top = np.where(on & ~inner & (house.rim > 1), top + 0.8, top)
    for px, py, sx, sy, rise, tone in house.clutter:
        box = on & (np.abs(u - px) < sx) & (np.abs(v - py) < sy)
        top = np.where(box, top + rise, top)
        colour[box] = np.clip(skin * tone, 5, 252)
    sheet.colour[rows, cols][on] = np.clip(colour[on], 5, 252)
    sheet.height[rows, cols][on] = top[on]
    sheet.roofs[rows, cols][on] = house.number
