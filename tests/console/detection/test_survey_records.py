"""Surveys of a profile: what a second import keeps, and what leaves with the demo district."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import shapely

from console.detection.forget_demo import CANDIDATES_FILE, demo_folder, forget_demo_surveys, forget_former
from console.detection.lineage import Epoch, MadeFrom, write_made_from
from console.detection.surveys import Surveys
from console.detection.tile_files import Tiles
from console.ledger.ledger import Ledger
from console.model.layer import Layer, Shape
from console.profile import Profile
from console.store.engine import open_store
from console.store.layers import LayerStore


def tiles(digest, folder=Path("nowhere"), demo=False, flown=""):
    lineage = {"files": [], "demo": demo, "flown": flown}
    return Tiles(folder, "EPSG:4547", (0.0, 0.0, 9.0, 9.0), 100, 8.0, digest * 8, lineage, {(0, 0): 100}, False, 0.0)


@pytest.fixture
def profile(tmp_path):
    return Profile(tmp_path / "p").make()


@pytest.fixture
def surveys(profile):
    store = open_store(profile.folder / "console.db")
    with closing(store):
        yield Surveys(store, Ledger(store))


def kinds(surveys):
    return [entry.kind for entry in surveys._ledger.entries()]


def test_the_same_content_again_keeps_what_was_known_of_it(surveys):
    surveys.add(tiles("aa", flown="2024-03-02"), Epoch(files=("/x/a.laz",), flown="2025-05-01", image="/x/a.tif"),
                "Spring")
    again = surveys.add(tiles("aa", flown="2024-03-02"), Epoch(files=("/y/a.laz",)))
    assert (again.name, again.epoch.flown, again.epoch.image) == ("Spring", "2025-05-01", "/x/a.tif")
    assert again.epoch.files == ("/y/a.laz",)  # where it is now
    told = surveys.add(tiles("aa"), Epoch(files=("/y/a.laz",), flown="2025-05-02"), "May")
    assert (told.name, told.epoch.flown) == ("May", "2025-05-02")
    assert [one.name for one in surveys.all()] == ["May"]


def test_without_a_word_the_points_say_when_and_the_file_what(surveys):
    made = surveys.add(tiles("bb", flown="2024-03-02"), Epoch(files=("/x/north.laz",)))
    assert (made.name, made.epoch.flown) == ("north", "2024-03-02")


def layer(name, source):
    return Layer(name, name, Shape.POLYGON, "0" * 24, 1, source=str(source))


def test_with_the_demo_go_its_surveys_and_nothing_of_the_users(profile, surveys):
    folder, caches, layers = demo_folder(profile), profile.caches / "surveys", LayerStore(surveys._store)
    folder.mkdir(parents=True)
    rows = {}
    for name, where, demo in (("before", folder, True), ("after", folder, True), ("mine", profile.folder, False),
                              ("simulated", profile.folder, True)):
        kept = caches / f"survey_{name}"
        kept.mkdir(parents=True)
        (kept / "tile_0_0.bin").write_bytes(b"points")
        (where / f"{name}.laz").write_bytes(b"LASF")
        epoch = Epoch(tiles=str(kept), files=(str(where / f"{name}.laz"),))
        rows[name] = surveys.add(tiles(name[:2], kept, demo), epoch, name)
    work = profile.caches / "detection" / "abc"
    work.mkdir(parents=True)
    found = folder / CANDIDATES_FILE
    write_candidates(found)
    write_made_from(found, MadeFrom(field=str(work / "field.npz")))
    (folder / "notes.txt").write_text("of a person")
    layers.add(layer("found", found), layer("roads", profile.folder / "roads.gpkg"))
    assert forget_demo_surveys(profile, surveys, layers, 1.0) == 2
    assert {one.name for one in surveys.all()} == {"mine", "simulated"}
    assert sorted(path.name for path in caches.iterdir()) == ["survey_mine", "survey_simulated"]
    assert [path.name for path in folder.iterdir()] == ["notes.txt"] and not work.exists()
    assert (profile.folder / "mine.laz").exists()
    assert [one.name for one in layers.all()] == ["roads"]
    assert kinds(surveys)[-2:] == ["survey.removed"] * 2
    assert forget_demo_surveys(profile, surveys, layers, 2.0) == 0 and len(kinds(surveys)) == 6


def test_demo_surveys_that_were_made_over_leave_the_list(profile, surveys):
    folder = demo_folder(profile)
    for name in ("aa", "bb", "cc"):
        (profile.caches / "surveys" / name).mkdir(parents=True)
        surveys.add(tiles(name, profile.caches / "surveys" / name, demo=name != "cc"),
                    Epoch(tiles=str(profile.caches / "surveys" / name), files=(str(folder / "before.laz"),)), name)
    forget_former(profile, surveys, {tiles("bb").digest[:16]})
    assert {one.name for one in surveys.all()} == {"bb", "cc"}
    assert sorted(path.name for path in (profile.caches / "surveys").iterdir()) == ["bb", "cc"]


def test_a_row_that_names_a_folder_elsewhere_deletes_nothing_there(profile, surveys, tmp_path):
    """A profile that was copied: its rows name the place where it was made."""
    other = tmp_path / "other" / "detection" / "demo"
    other.mkdir(parents=True)
    (other / "before.laz").write_bytes(b"LASF")
    there = tmp_path / "other" / "survey_x"
    there.mkdir()
    surveys.add(tiles("cc", there, True), Epoch(tiles=str(there), files=(str(other / "before.laz"),)))
    assert forget_demo_surveys(profile, surveys, LayerStore(surveys._store), 1.0) == 1
    assert surveys.all() == [] and there.is_dir() and (other / "before.laz").exists()


def write_candidates(path):
    import pyogrio

    pyogrio.raw.write(path, shapely.to_wkb(np.array([shapely.box(0, 0, 1, 1)], object)), [np.array(["new"], object)],
                      ["kind"], layer="detections", driver="GPKG", geometry_type="Polygon", crs="EPSG:4547")
