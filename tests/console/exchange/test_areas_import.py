"""Areas come in whole or not at all, each under the one above, and the importer says what it believes."""

import json

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput, Cancelled, Refused
from console.exchange.area_names import bare, code_faults, is_official, trim_code
from console.exchange.areas import import_areas
from console.exchange.crs import geodesic_area, transform_geometries
from console.model.area import Area, AreaTree, Level
from console.progress import Progress


class Profile:
    """Stands for the area store: remembers areas and lineage."""

    def __init__(self, *areas):
        self._tree, self.lineage, self.actor = AreaTree(areas), [], ""

    def tree(self):
        return self._tree

    def add(self, new, lineage, actor=""):
        assert len({area.id for area in new}) == len(new)
        assert not any(area.id in self._tree for area in new)
        self._tree = AreaTree([*self._tree, *new])
        self.lineage.append(lineage)
        self.actor = actor


def square(west, south, size=0.01):
    return shapely.box(west, south, west + size, south + size)


def known(id_, name, level, shape=None, **more):
    return Area(id_, more.pop("code", ""), name, level, wkb=None if shape is None else shapely.to_wkb(shape),
                bounds=None if shape is None else shape.bounds, **more)


def write(tmp_path, rows, name="file.geojson", crs=None):
    """Rows of (shape, {field: value})."""
    features = [{"type": "Feature", "properties": fields, "geometry": shape and json.loads(shapely.to_geojson(shape))}
                for shape, fields in rows]
    text = {"type": "FeatureCollection", "features": features}
    if crs:
        text["crs"] = {"type": "name", "properties": {"name": crs}}
    path = tmp_path / name
    path.write_text(json.dumps(text), "utf-8")
    return path


FOUR = [(square(114 + 0.01 * i, 22.5), {"n": name, "c": f"44030400{i}", "p": "福田区"})
        for i, name in enumerate(["莲花街道", "福田街道", "南园街道", "沙头街道"], 1)]


def test_areas_are_stored_as_written(tmp_path):
    profile = Profile(known("440304", "福田区", Level.DISTRICT, code="440304"))
    result = import_areas(write(tmp_path, FOUR), Level.STREET, "n", "c", "p", areas=profile, actor="李",
                          authority="NBS", year=2023)
    assert (result.imported, result.repaired, result.refused, result.crs) == (4, 0, [], "EPSG:4326")
    area = profile.tree()["440304001"]
    assert (area.name, area.parent, area.authority, area.year, area.demo) == ("莲花街道", "440304", "NBS", 2023, False)
    assert shapely.from_wkb(area.wkb).equals(FOUR[0][0])
    assert area.bounds == pytest.approx((114.01, 22.5, 114.02, 22.51))
    assert area.size == pytest.approx(geodesic_area(FOUR[0][0]))
    assert profile.lineage[0]["file"] == "file.geojson"
    assert len(profile.lineage[0]["sha256"]) == 64
    assert profile.actor == "李"
    assert result.believes.overlap_pairs == result.believes.gap_count == result.believes.orphans == 0


def test_a_dry_run_writes_nothing(tmp_path):
    profile = Profile()
    result = import_areas(write(tmp_path, [*FOUR, (None, {"n": "x"})]), Level.STREET, "n", areas=profile, dry_run=True)
    assert (result.dry_run, result.imported, [one.row for one in result.refused]) == (True, 0, [5])
    assert result.believes.rows == 5
    assert len(profile.tree()) == 0


@pytest.mark.parametrize(("bad", "word"), [
    ((square(114.1, 22.5), {"n": "", "c": "440304009"}), "no name"),
    ((square(114.1, 22.5), {"n": "别名", "c": "440304001"}), "440304001"),
    ((None, {"n": "无图", "c": "440304009"}), "no polygon"),
    ((shapely.Point(114, 22), {"n": "点", "c": "440304009"}), "no polygon"),
    ((square(114.1, 22.5), {"n": "短码", "c": "44030409"}), "8 digits"),
    ((square(114.1, 22.5), {"n": "社区码", "c": "440304009001"}), "12 digits"),
    ((shapely.Polygon([(0, 0), (1, 1), (2, 2), (0, 0)]), {"n": "线", "c": "440304009"}), "no area"),
])
def test_one_bad_row_blocks_the_file_unless_left_out(tmp_path, bad, word):
    path, profile = write(tmp_path, [*FOUR, bad]), Profile()
    with pytest.raises(Refused, match=word) as error:
        import_areas(path, Level.STREET, "n", "c", areas=profile)
    assert "row 5" in str(error.value)
    assert len(profile.tree()) == 0
    result = import_areas(path, Level.STREET, "n", "c", areas=profile, skip_bad=True)
    assert 5 in [one.row for one in result.refused]
    assert result.imported == len(profile.tree()) >= 3


def test_many_bad_rows_are_summed_up(tmp_path):
    rows = [(shapely.Point(114, 22), {"n": str(i)}) for i in range(20)]
    with pytest.raises(Refused, match="and 15 more"):
        import_areas(write(tmp_path, rows), Level.GRID, "n", areas=Profile())


def test_one_name_twice_needs_codes_or_parents(tmp_path):
    rows = [(square(114, 22), {"n": "新村", "p": "甲街道", "c": "1"}),
            (square(114.1, 22), {"n": "新村", "p": "乙街道", "c": "2"})]
    path = write(tmp_path, rows)
    with pytest.raises(Refused, match="row 2"):
        import_areas(path, Level.COMMUNITY, "n", areas=Profile())
    assert import_areas(path, Level.COMMUNITY, "n", "c", areas=Profile()).imported == 2
    assert import_areas(path, Level.COMMUNITY, "n", parent="p", areas=Profile()).imported == 2


def test_an_unknown_column_names_those_there_are(tmp_path):
    with pytest.raises(BadInput, match="n, c, p"):
        import_areas(write(tmp_path, FOUR), Level.STREET, "name", areas=Profile())


def test_a_self_crossing_area_is_repaired_and_counted(tmp_path):
    bow = shapely.Polygon([(114, 22), (114.02, 22.02), (114.02, 22), (114, 22.02)])
    profile = Profile()
    result = import_areas(write(tmp_path, [(bow, {"n": "a"})]), Level.GRID, "n", areas=profile)
    assert (result.repaired, result.believes.invalid) == (1, 1)
    assert shapely.from_wkb(next(iter(profile.tree())).wkb).is_valid


def test_overlaps_and_gaps_are_measured(tmp_path):
    ring = [square(114 + 0.01 * x, 22 + 0.01 * y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    rows = [(shape, {"n": str(i)}) for i, shape in enumerate(ring)] + [(square(114.005, 22.0, 0.005), {"n": "x"})]
    believes = import_areas(write(tmp_path, rows), Level.GRID, "n", areas=Profile()).believes
    assert believes.gap_count == 1
    assert believes.gaps_m2 == pytest.approx(geodesic_area(square(114.01, 22.01)), rel=1e-3)
    assert believes.overlap_pairs == 1
    assert believes.overlaps_m2 == pytest.approx(geodesic_area(square(114.005, 22.0, 0.005)), rel=1e-3)


@pytest.mark.parametrize("named", ["福田区", "福田", "440304", "440304000000"])
def test_a_parent_is_known_by_name_or_code(tmp_path, named):
    profile = Profile(known("440304", "福田区", Level.DISTRICT, code="440304"), known("x", "罗湖区", Level.DISTRICT))
    path = write(tmp_path, [(square(114, 22), {"n": "a", "p": named})])
    import_areas(path, Level.STREET, "n", parent="p", areas=profile)
    assert profile.tree()["street:福田区/a"].parent == "440304"


def test_an_unknown_parent_is_made_of_its_children(tmp_path):
    profile = Profile()
    result = import_areas(write(tmp_path, FOUR), Level.STREET, "n", "c", "p", areas=profile)
    assert result.parents_made == ["福田区"]
    made = profile.tree().level(Level.DISTRICT)[0]
    assert (made.id, made.code, made.authority) == ("440304", "440304", "derived")
    assert made.size == pytest.approx(sum(geodesic_area(shape) for shape, _ in FOUR), rel=1e-6)
    assert {area.parent for area in profile.tree().level(Level.STREET)} == {"440304"}
    assert "福田区" in " ".join(result.warnings)


def test_without_a_parent_column_geometry_decides_then_the_code(tmp_path):
    profile = Profile(known("a", "甲区", Level.DISTRICT, shapely.box(114, 22, 114.05, 23)),
                      known("b", "乙区", Level.DISTRICT, shapely.box(114.05, 22, 115, 23)),
                      known("440309", "龙华区", Level.DISTRICT, code="440309"))
    rows = [(square(114.01, 22.5), {"n": "in a", "c": "440309001"}),
            (square(114.047, 22.5), {"n": "most in b", "c": "440309002"}),
            (square(113, 22.5), {"n": "by code", "c": "440309003"}),
            (square(113, 22.6), {"n": "nowhere", "c": "440311004"})]
    result = import_areas(write(tmp_path, rows), Level.STREET, "n", "c", areas=profile)
    assert [profile.tree()[f"4403{c}"].parent for c in ("09001", "09002", "09003", "11004")] == ["a", "b", "440309", ""]
    assert result.believes.orphans == 1


def test_a_blank_parent_is_placed_by_geometry_or_is_an_orphan(tmp_path):
    profile = Profile(known("a", "甲区", Level.DISTRICT, shapely.box(114, 22, 115, 23)))
    rows = [(square(114.5, 22.5), {"n": "in", "p": ""}), (square(113, 22.5), {"n": "out", "p": None})]
    result = import_areas(write(tmp_path, rows), Level.STREET, "n", parent="p", areas=profile)
    assert profile.tree()["street:甲区/in"].parent == "a"
    assert result.believes.orphans == 1


def test_one_of_several_parents_of_a_name_is_chosen_by_geometry(tmp_path):
    profile = Profile(known("a", "新村街道", Level.STREET, square(114, 22)),
                      known("b", "新村街道", Level.STREET, square(115, 22)))
    import_areas(write(tmp_path, [(square(115, 22, 0.005), {"n": "x", "p": "新村"})]), Level.COMMUNITY, "n", parent="p",
                 areas=profile)
    assert profile.tree().level(Level.COMMUNITY)[0].parent == "b"


def test_two_authorities_may_give_one_code_to_two_areas(tmp_path):
    profile = Profile(known("440304001", "华强北街道", Level.STREET, code="440304001", authority="MCA", year=2026))
    path = write(tmp_path, FOUR[:1])
    import_areas(path, Level.STREET, "n", "c", areas=profile, authority="NBS", year=2023)
    assert [a.name for a in profile.tree() if a.code == "440304001"] == ["华强北街道", "莲花街道"]
    with pytest.raises(Refused, match="440304001"):
        import_areas(path, Level.STREET, "n", "c", areas=profile, authority="NBS", year=2023)


@pytest.mark.parametrize("code", ["c", None])
def test_the_same_file_twice_is_refused(tmp_path, code):
    profile, path = Profile(), write(tmp_path, FOUR)
    import_areas(path, Level.STREET, "n", code, "p", areas=profile)
    with pytest.raises(Refused, match="already"):
        import_areas(path, Level.STREET, "n", code, "p", areas=profile)
    assert len(profile.tree()) == 5
    import_areas(path, Level.STREET, "n", code, "p", areas=profile, authority="MCA")
    assert len(profile.tree()) == 9


def test_a_table_without_geometry(tmp_path):
    path = tmp_path / "社区.csv"
    path.write_bytes("街道,编码,社区,经度,纬度\n莲花街道,440304008001,莲花北社区,114.05,22.55\n".encode("gb18030"))
    profile = Profile()
    result = import_areas(path, Level.COMMUNITY, "社区", "编码", "街道", areas=profile)
    area = profile.tree()["440304008001"]
    assert (area.wkb, area.bounds, area.size, result.crs) == (None, None, 0, "")
    assert profile.tree()[area.parent].code == "440304008"
    assert result.believes.encoding == "GB18030"


def test_projected_areas_are_transformed(tmp_path):
    shapes = transform_geometries([shape for shape, _ in FOUR], "EPSG:4547", inverse=True)
    path = write(tmp_path, [(s, f) for s, (_, f) in zip(shapes, FOUR, strict=True)], crs="EPSG:4547")
    profile = Profile()
    assert import_areas(path, Level.STREET, "n", "c", areas=profile).crs == "EPSG:4547"
    assert profile.tree()["440304001"].bounds == pytest.approx((114.01, 22.5, 114.02, 22.51), abs=1e-8)


@pytest.mark.parametrize(("inside", "declared", "word"), [
    ("EPSG:4547", None, "Gauss"), ("EPSG:3857", None, "Web Mercator"), ("EPSG:4526", None, "zone 38"),
    ("EPSG:4490", "EPSG:4547", "degrees"), ("EPSG:4490", "EPSG:3857", "degrees"),
])
def test_coordinates_that_are_not_what_they_claim(tmp_path, inside, declared, word):
    shapes = transform_geometries([shape for shape, _ in FOUR], inside, inverse=True)
    path = write(tmp_path, [(s, f) for s, (_, f) in zip(shapes, FOUR, strict=True)], crs=declared)
    profile = Profile()
    with pytest.raises(BadInput, match=word):
        import_areas(path, Level.STREET, "n", areas=profile)
    assert import_areas(path, Level.STREET, "n", crs=inside, areas=profile).imported == 4


def test_exchanged_coordinates_are_noticed_and_can_be_set_right(tmp_path):
    rows = [(shapely.transform(shape, lambda p: p[:, ::-1]), fields) for shape, fields in FOUR]
    profile = Profile()
    with pytest.raises(BadInput, match="--swap"):
        import_areas(write(tmp_path, rows), Level.STREET, "n", "c", areas=profile)
    import_areas(write(tmp_path, rows), Level.STREET, "n", "c", areas=profile, swap=True)
    assert profile.tree()["440304001"].bounds == pytest.approx((114.01, 22.5, 114.02, 22.51))


@pytest.mark.parametrize("true", ["EPSG:4490", "gcj02", "bd09"])
@pytest.mark.parametrize("by", ["names", "outline"])
def test_a_hidden_shift_is_noticed_against_known_outlines(tmp_path, true, by):
    if by == "names":
        profile = Profile(*[known(str(i), fields["n"], Level.STREET, shape)
                            for i, (shape, fields) in enumerate(FOUR)])
    else:
        profile = Profile(known("d", "某区", Level.DISTRICT, shapely.box(114.01, 22.5, 114.05, 22.51), demo=True))
    shapes = transform_geometries([shape for shape, _ in FOUR], true, inverse=True)
    path = write(tmp_path, [(s, f) for s, (_, f) in zip(shapes, FOUR, strict=True)])
    found = [w for w in import_areas(path, Level.STREET, "n", areas=profile, dry_run=True).warnings if "better" in w]
    assert len(found) == (true != "EPSG:4490")
    if found:
        assert f"--crs {true}" in found[0]
        right = import_areas(path, Level.STREET, "n", crs=true, areas=profile, dry_run=True)
        assert not [w for w in right.warnings if "better" in w]


def test_neighbours_of_what_is_known_are_not_doubted(tmp_path):
    """Shifted, they would cover the known street; that alone is no evidence."""
    profile = Profile(known("k", "某街道", Level.STREET, shapely.box(114.0, 22.5, 114.012, 22.512)))
    rows = [(shapely.box(114.0105, 22.5, 114.03, 22.52), {"n": "a"}),
            (shapely.box(114.0, 22.512, 114.01, 22.52), {"n": "b"})]
    result = import_areas(write(tmp_path, rows), Level.STREET, "n", areas=profile, dry_run=True)
    assert not [w for w in result.warnings if "better" in w]


def test_areas_far_from_all_others_are_noticed(tmp_path):
    profile = Profile(known("bj", "东城区", Level.DISTRICT, square(116.4, 39.9)))
    assert any("km" in w for w in import_areas(write(tmp_path, FOUR), Level.STREET, "n", areas=profile).warnings)


def test_an_old_datum_is_warned_about(tmp_path):
    shapes = transform_geometries([shape for shape, _ in FOUR], "EPSG:2383", inverse=True)
    path = write(tmp_path, [(s, f) for s, (_, f) in zip(shapes, FOUR, strict=True)], crs="EPSG:2383")
    assert any("EPSG:2383" in w for w in import_areas(path, Level.STREET, "n", areas=Profile()).warnings)


def test_stopping_changes_nothing(tmp_path):
    profile, progress = Profile(), Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        import_areas(write(tmp_path, FOUR), Level.STREET, "n", areas=profile, progress=progress)
    assert len(profile.tree()) == 0


@pytest.mark.parametrize(("name", "short"), [
    ("莲花街道", "莲花"), ("光明新区", "光明"), ("福田区", "福田"), ("南园社区居委会", "南园"), ("新区", "新区"),
    ("莲花", "莲花"), ("大鹏街道办事处", "大鹏"), ("城区", "城区"),
])
def test_bare_names(name, short):
    assert bare(name) == short


@given(st.lists(st.text("0123456789", max_size=16), max_size=20), st.sampled_from(Level))
def test_code_faults_name_only_rows_with_a_code(codes, level):
    for i, why in code_faults(codes, level).items():
        assert codes[i] in why
        assert codes[i]


def test_codes():
    assert trim_code("440304001000", Level.STREET) == "440304001"
    assert trim_code("440304001019", Level.COMMUNITY) == "440304001019"
    assert not is_official("1054")
    assert code_faults(["1054", "7", "12"], Level.GRID) == {}
    assert list(code_faults(["440304001", "440304"], Level.STREET)) == [1]
    assert len(code_faults(["440304001", "440304002"], Level.COMMUNITY)) == 2


@pytest.mark.real
class TestReal:
    """The 74 streets (GCJ-02 that declares 4326), the 491 zones, the community table."""

    STREETS = "areas/shenzhen_streets74_gcj02_declared4326.geojson"

    def test_streets(self, shared):
        profile = Profile()
        result = import_areas(shared / self.STREETS, Level.STREET, "NAME", parent="DISTRICT", crs="gcj02",
                              areas=profile)
        assert (result.imported, result.repaired, result.refused, len(result.parents_made)) == (74, 0, [], 10)
        tree = profile.tree()
        assert sum(tree[area.parent].name == "福田区" for area in tree.level(Level.STREET)) == 10
        assert result.believes.overlap_pairs == 0

    def test_zones_are_never_measured_in_web_mercator(self, shared):
        profile = Profile()
        import_areas(shared / self.STREETS, Level.STREET, "NAME", parent="DISTRICT", crs="gcj02", areas=profile)
        result = import_areas(shared / "areas/taz_wgs84/SZ_districts.shp", Level.GRID, "TAZID", "TAZID", areas=profile)
        assert (result.imported, result.crs) == (491, "EPSG:3857")
        tree = profile.tree()
        in_futian = [a for a in tree.level(Level.GRID) if "福田区" in [one.name for one in tree.path(a.id)]]
        assert len(in_futian) == 50
        zones = sum(area.size for area in tree.level(Level.GRID))
        streets = sum(area.size for area in tree.level(Level.STREET))
        assert zones == pytest.approx(streets, rel=0.03)   # in EPSG:3857 they would be 17 % larger

    def test_streets_as_declared_are_doubted(self, shared):
        profile = Profile()
        import_areas(shared / "areas/futian_amap_gcj02.geojson", Level.DISTRICT, "adcode", crs="gcj02", areas=profile)
        result = import_areas(shared / self.STREETS, Level.STREET, "NAME", areas=profile, dry_run=True)
        assert any("GCJ-02" in w and "--crs gcj02" in w for w in result.warnings)
        right = import_areas(shared / self.STREETS, Level.STREET, "NAME", crs="gcj02", areas=profile, dry_run=True)
        assert not any("GCJ-02" in w for w in right.warnings)

    def test_zones_are_not_doubted(self, shared):
        """They are true WGS-84 and agree with the streets brought to it."""
        profile = Profile()
        import_areas(shared / self.STREETS, Level.STREET, "NAME", parent="DISTRICT", crs="gcj02", areas=profile)
        shapes = [shapely.from_wkb(area.wkb) for area in profile.tree().level(Level.DISTRICT)]
        assert len(shapes) == 10
        zones = shared / "areas/taz_wgs84/SZ_districts.shp"
        result = import_areas(zones, Level.GRID, "TAZID", areas=profile, dry_run=True)
        assert not any("better" in w for w in result.warnings)

    def test_communities_without_geometry(self, shared):
        profile = Profile()
        table = shared / "areas/futian_nbs2023_communities.csv"
        result = import_areas(table, Level.COMMUNITY, "community", "community_code", "street", areas=profile,
                              authority="NBS", year=2023)
        assert (result.imported, len(result.parents_made)) == (93, 11)
        assert profile.tree()["440304008"].name == "莲花街道"
        assert np.all([area.wkb is None for area in profile.tree()])
