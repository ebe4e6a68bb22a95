"""Columns from packed LAS records: the same as laspy takes out of them, for every point format."""

import laspy
import numpy as np
import pytest

from console.detection.unpacking import columns

SCALE, OFFSET = (0.001, 0.002, 0.01), (500_000.0, 4_000_000.0, -3.0)


def packed(point_format: int, extra: bool = False, count: int = 400):
    """Records of random bits, as they might lie in a file; an odd extra byte each where asked for."""
    header = laspy.LasHeader(version="1.4", point_format=point_format)
    header.scales, header.offsets = SCALE, OFFSET
    if extra:
        header.add_extra_dim(laspy.ExtraBytesParams("odd", np.uint8))
    dtype = header.point_format.dtype()
    raw = np.random.default_rng(point_format).integers(0, 256, count * dtype.itemsize, dtype=np.uint8)
    return laspy.ScaleAwarePointRecord(raw.view(dtype), header.point_format, SCALE, OFFSET)


@pytest.mark.parametrize(("point_format", "extra"),
                         [(0, False), (1, True), (3, False), (6, False), (7, True), (8, True)])
def test_columns_are_what_laspy_reads(point_format, extra):
    records = packed(point_format, extra)
    found = columns(records.array, point_format, SCALE, OFFSET, time=True)
    kept = ~np.asarray(records.withheld, bool)
    assert 0 < kept.sum() < len(kept)
    for mine, theirs in zip((found.x, found.y, found.z), (records.x, records.y, records.z), strict=True):
        assert mine.tolist() == np.asarray(theirs)[kept].tolist()
    number = np.maximum(np.asarray(records.return_number), 1)
    assert found.number.tolist() == number[kept].tolist()
    assert found.returns.tolist() == np.maximum(np.asarray(records.number_of_returns), number)[kept].tolist()
    assert found.kind.tolist() == np.asarray(records.classification)[kept].tolist()
    assert found.strip.tolist() == np.asarray(records.point_source_id)[kept].tolist()
    if point_format in (3, 7, 8):
        rgb = np.column_stack([records.red, records.green, records.blue])
        assert found.rgb.tolist() == rgb[kept].tolist()
    else:
        assert found.rgb is None
    assert (found.time is None) == (point_format == 0)


def test_records_that_cannot_be_written_to_are_read_too():
    records = packed(6).array
    records.flags.writeable = False
    assert len(columns(records, 6, SCALE, OFFSET)) > 0
