"""Which block belongs to which community: all grow from their points at once, block by block."""

from __future__ import annotations

import heapq
import math

import numpy as np
import shapely
from numpy.typing import NDArray

from console.demo.blocks import Blocks
from console.demo.facts import Facts
from console.demo.frame import Frame

CROSSING = {1: 100.0, 2: 650.0}   # m of detour that crossing a main road of that rank counts as
BALANCING = 8                    # rounds of evening out
ACROSS = 270.0                   # m, a block
Step = tuple[float, int, int, float]   # cost, block, community, detours on the way there
SHORTEST = 30.0                  # m of shared edge below which two blocks do not touch


def share_out(blocks: Blocks, facts: Facts, frame: Frame) -> NDArray[np.int64]:
    """The community of each block, as an index into all communities of the facts in order.

    A block goes to the community whose point is nearest, main roads crossed on the way counting as detours.
    Small communities then get a head start over large ones of their street, and all grow again.
    """
    communities = [community for street in facts.streets for community in street.communities]
    street = np.repeat(np.arange(len(facts.streets)), [len(s.communities) for s in facts.streets])
    points = frame.metres(community.point for community in communities)
    around, starts = _neighbours(blocks), _starts(blocks, points)
    reach = np.zeros(len(communities))
    for _ in range(BALANCING):
        owner = _grow(blocks, points, reach, around, starts)
        across = np.sqrt(np.bincount(owner, minlength=len(communities))) * ACROSS
        usual = np.bincount(street, across) / np.bincount(street)
        reach += 0.25 * (usual[street] - across)
    return _grow(blocks, points, reach, around, starts)


def _grow(blocks: Blocks, points: NDArray[np.float64], reach: NDArray[np.float64],
          around: list[list[tuple[int, float]]], starts: list[Step]) -> NDArray[np.int64]:
    """Take blocks one after another from their neighbours, so that every community is in one piece."""
    middles, homes = shapely.get_coordinates(shapely.centroid(blocks.shapes)).tolist(), points.tolist()
    owner = np.full(len(blocks.shapes), -1)
    heap = list(starts)
    while heap:
        _, block, who, detour = heapq.heappop(heap)
        if owner[block] >= 0:
            continue
        owner[block] = who
        for other, crossing in around[block]:
            if owner[other] < 0:
                way = detour + crossing
                far = math.dist(middles[other], homes[who])
                heapq.heappush(heap, (far + way - reach[who], other, who, way))
    return owner


def _starts(blocks: Blocks, points: NDArray[np.float64]) -> list[Step]:
    """Each community's first block: the one its point is in, or the nearest that nobody else begins with."""
    steps: list[Step] = []
    begun: set[int] = set()
    for who, point in enumerate(shapely.points(points)):
        order = np.argsort(shapely.distance(blocks.shapes, point), kind="stable")
        block = next(int(i) for i in order if int(i) not in begun)
        begun.add(block)
        steps.append((-1e9, block, who, 0.0))
    heapq.heapify(steps)
    return steps


def _neighbours(blocks: Blocks) -> list[list[tuple[int, float]]]:
    """For each block the blocks it shares an edge with, and what crossing that edge costs in metres."""
    first, second = shapely.STRtree(blocks.shapes).query(blocks.shapes, "touches")
    once = first < second
    first, second = first[once], second[once]
    shared = shapely.intersection(blocks.shapes[first], blocks.shapes[second])
    long = shapely.length(shared) >= SHORTEST
    first, second, shared = first[long], second[long], shared[long]
    cost = np.zeros(len(shared))
    middles = shapely.point_on_surface(shared)
    edge, road = shapely.STRtree(blocks.roads).query(middles, "dwithin", distance=3.0)
    np.maximum.at(cost, edge, np.array([CROSSING[int(rank)] for rank in blocks.ranks[road]]))
    around: list[list[tuple[int, float]]] = [[] for _ in blocks.shapes]
    for a, b, crossing in zip(first.tolist(), second.tolist(), cost.tolist(), strict=True):
        around[a].append((b, crossing))
        around[b].append((a, crossing))
    return around
