"""LAS files made to measure, for tests of reading."""

import struct

import laspy
import numpy as np
from pyproj import CRS


def write_las(path, x, y, z, crs="EPSG:4547", version="1.4", point_format=6, scale=0.001, **columns):
    """One file; columns are laspy's dimension names."""
    header = laspy.LasHeader(version=version, point_format=point_format)
    header.scales = np.full(3, scale)
    header.offsets = np.floor([np.min(x), np.min(y), 0.0])
    if crs:
        header.add_crs(CRS.from_user_input(crs))
    las = laspy.LasData(header)
    las.x, las.y, las.z = (np.asarray(v, float) for v in (x, y, z))
    las.return_number = las.number_of_returns = np.ones(len(las.x), np.uint8)
    for name, values in columns.items():
        las[name] = values
    las.write(path)
    return path


def plain(seed=1, count=5_000, side=100.0, west=506_000.0, south=2_494_000.0, noise=0.02):
    """A flat field at 30 m."""
    luck = np.random.default_rng(seed)
    return (west + luck.uniform(0, side, count), south + luck.uniform(0, side, count),
            30 + luck.normal(0, noise, count))


def write_copc(path, x, y, z, nodes):
    """A COPC file (1.0): parts of their own size, an info record first, the tree of nodes last; `nodes` points each."""
    import lazrs

    plain_file = write_las(path.with_suffix(".plain.las"), x, y, z)
    with laspy.open(plain_file) as reader:
        header, records = reader.header, np.frombuffer(reader.read_points(-1).array.tobytes(), np.uint8)
    size = header.point_format.size
    plain_file.unlink()
    laszip = lazrs.LazVlr.new_for_compression(6, 0, True)
    info = np.zeros(160, np.uint8)
    vlrs = [laspy.VLR("copc", 1, "info", info.tobytes()), *header.vlrs,
            laspy.VLR("laszip encoded", 22204, "laszip", bytes(laszip.record_data()))]
    made = laspy.LasHeader(version="1.4", point_format=6)
    made.scales, made.offsets = header.scales, header.offsets
    made.vlrs.extend(vlrs)
    made.point_count, made.mins, made.maxs = len(x), header.mins, header.maxs
    made.number_of_points_by_return = header.number_of_points_by_return
    made.are_points_compressed = True
    made.global_encoding.wkt = True
    made.number_of_evlrs = 1
    with path.open("wb") as file:
        made.write_to(file, ensure_same_size=False)
        start, tree = file.tell(), []
        maker = lazrs.LasZipCompressor(file, laszip)
        maker.reserve_offset_to_chunk_table()
        done = 0
        for number, count in enumerate(nodes):
            at = file.tell()
            maker.compress_many(records[done * size:(done + count) * size])
            maker.finish_current_chunk()
            tree.append(struct.pack("<4iQii", number, 0, 0, 0, at, file.tell() - at, count))
            done += count
        maker.done()
        end = file.tell()
        page = b"".join(tree)
        file.write(struct.pack("<H16sHQ32s", 0, b"copc", 1000, len(page), b"hierarchy") + page)
        file.seek(96)
        file.write(struct.pack("<I", start))
        file.seek(235)
        file.write(struct.pack("<QI", end, 1))
    return path
