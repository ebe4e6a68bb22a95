"""A sealed folder verifies; after any change whatever it does not, and one sentence says why."""

import os
import shutil
import stat
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.errors import BadInput, NotFound, Refused
from console.exchange.evidence.keys import PRIVATE, EvidenceKeys, fingerprint, pem_of
from console.exchange.evidence.manifest import MANIFEST, PUBLIC_KEY, SIGNATURE, read_lines, write_lines
from console.exchange.evidence.seal import new_folder, seal
from console.exchange.evidence.verify import What, verify
from console.profile import Profile

FILES = {"about.json": b"{}", "patches/1/before.png": b"picture", "patches/1/记录.json": b"[1]", "empty.txt": b"",
         "photos/a.jpg": b"jpeg" * 1000}


@pytest.fixture
def keys(tmp_path):
    return EvidenceKeys(Profile(tmp_path / "p").make())


@pytest.fixture
def sealed(tmp_path, keys):
    with new_folder(tmp_path / "case") as part:
        for name, content in FILES.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(content)
        seal(part, keys)
    return tmp_path / "case"


def found(folder, keys):
    told = verify(folder, keys.trusted())
    assert told.ok == (not told.findings) and "\n" not in told.words
    return {(one.file, one.what.value) for one in told.findings}


def test_what_was_sealed_verifies(sealed, keys):
    told = verify(sealed, keys.trusted())
    assert told.ok and told.files == len(FILES) + 1 and told.key == fingerprint(keys.public()) and told.signer == ""
    assert {p.name for p in sealed.iterdir()} >= {MANIFEST, SIGNATURE, PUBLIC_KEY}


@pytest.mark.parametrize("name", [*FILES, PUBLIC_KEY, MANIFEST, SIGNATURE])
def test_one_changed_byte_in_any_file_is_found(sealed, keys, name):
    content = bytearray((sealed / name).read_bytes() or b"\x00")
    content[len(content) // 2] ^= 1
    (sealed / name).write_bytes(content)
    told = verify(sealed, keys.trusted())
    assert not told.ok and (name in {one.file for one in told.findings} or name in (MANIFEST, SIGNATURE))
    if name in FILES:
        assert found(sealed, keys) == {(name, "changed")}


@pytest.mark.parametrize("name", [*FILES, PUBLIC_KEY, MANIFEST, SIGNATURE])
def test_a_removed_file_is_found(sealed, keys, name):
    (sealed / name).unlink()
    assert (name, "missing") in found(sealed, keys)


def test_added_renamed_swapped_and_linked_files_are_found(sealed, keys, tmp_path):
    (sealed / "patches" / "2").mkdir()
    assert found(sealed, keys) == {("patches/2", "added")}
    (sealed / "patches" / "2" / ".hidden").write_bytes(b"x")
    assert found(sealed, keys) == {("patches/2/.hidden", "added")}
    shutil.rmtree(sealed / "patches" / "2")
    (sealed / "photos" / "a.jpg").rename(sealed / "photos" / "b.jpg")
    assert found(sealed, keys) == {("photos/a.jpg", "renamed")}
    (sealed / "photos" / "b.jpg").rename(tmp_path / "a.jpg")
    (sealed / "photos" / "a.jpg").symlink_to(tmp_path / "a.jpg")   # the same content, but not in the folder
    assert found(sealed, keys) == {("photos/a.jpg", "changed")}
    (sealed / "photos" / "a.jpg").unlink()
    os.mkfifo(sealed / "photos" / "a.jpg")   # reading it would wait for ever
    assert found(sealed, keys) == {("photos/a.jpg", "changed")}


def test_an_edited_manifest_does_not_fit_its_signature(sealed, keys):
    (sealed / "about.json").write_bytes(b"[]")
    lines = read_lines((sealed / MANIFEST).read_bytes())
    import hashlib

    lines["about.json"] = hashlib.sha256(b"[]").hexdigest()
    (sealed / MANIFEST).write_bytes(write_lines(lines))
    assert found(sealed, keys) == {(SIGNATURE, "unsigned")}


def test_a_folder_signed_anew_with_another_key_is_found(sealed, keys, tmp_path):
    (sealed / "about.json").write_bytes(b"forged")
    for name in (MANIFEST, SIGNATURE, PUBLIC_KEY):
        (sealed / name).unlink()
    forger = EvidenceKeys(Profile(tmp_path / "forger").make())
    seal(sealed, forger)
    assert found(sealed, keys) == {(SIGNATURE, "stranger")}
    assert verify(sealed, forger.trusted()).ok
    # With the right key copied back in, neither the manifest nor the key fits.
    (sealed / PUBLIC_KEY).write_bytes(pem_of(keys.public()))
    assert found(sealed, keys) == {(SIGNATURE, "unsigned"), (PUBLIC_KEY, "changed")}


def test_another_office_verifies_with_the_key_it_was_given(sealed, keys, tmp_path):
    other = EvidenceKeys(Profile(tmp_path / "other").make())
    told = verify(sealed, other.trusted())
    assert [one.what for one in told.findings] == [What.STRANGER] and told.key == fingerprint(keys.public())
    (tmp_path / "south.pem").write_bytes(pem_of(keys.public()))
    assert other.trust(tmp_path / "south.pem", "South/office") == "South_office"
    assert verify(sealed, other.trusted()).signer == "South_office"


def test_standard_tools_agree(sealed):
    if not (shutil.which("sha256sum") and shutil.which("openssl")):
        pytest.skip("sha256sum or openssl is not here")
    check = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", PUBLIC_KEY, "-rawin", "-in", MANIFEST, "-sigfile",
             SIGNATURE]
    for command in (["sha256sum", "--quiet", "--strict", "-c", MANIFEST], check):
        assert subprocess.run(command, cwd=sealed, capture_output=True).returncode == 0, command
    (sealed / "empty.txt").write_bytes(b"x")
    assert subprocess.run(["sha256sum", "--quiet", "-c", MANIFEST], cwd=sealed, capture_output=True).returncode == 1


def test_the_key_is_made_once_and_for_its_user_only(keys, tmp_path):
    first = fingerprint(keys.public())
    path = tmp_path / "p" / "evidence" / PRIVATE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and [p.name for p in path.parent.iterdir()] == [PRIVATE]
    assert fingerprint(EvidenceKeys(Profile(tmp_path / "p")).public()) == first
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(BadInput, match="damaged"):
        keys.own()


def test_evidence_is_never_overwritten_and_half_of_it_never_left(sealed, keys, tmp_path):
    with pytest.raises(Refused), new_folder(sealed):
        pass
    with pytest.raises(ZeroDivisionError), new_folder(tmp_path / "half") as part:
        (part / "x").write_bytes(b"x")
        raise ZeroDivisionError
    with pytest.raises(BadInput), new_folder(tmp_path / "named") as part:
        (part / "two\nlines").write_bytes(b"x")
        seal(part, keys)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case", "p"]


def test_what_is_no_evidence_is_said(tmp_path, keys):
    with pytest.raises(NotFound):
        verify(tmp_path / "none", {})
    (tmp_path / "x.txt").write_bytes(b"x")
    with pytest.raises(BadInput):
        verify(tmp_path, {})


@pytest.mark.parametrize("line", ["../../etc/passwd", "/etc/passwd", "a/../b", "./a", "a//b", "a\\b", ""])
def test_a_manifest_never_leads_out_of_its_folder(line):
    assert read_lines(f"{'0' * 64}  {line}\n".encode()) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_flip_or_cut_of_any_file_is_found(data, keys, tmp_path):
    folder = tmp_path / "flip"
    shutil.rmtree(folder, ignore_errors=True)
    with new_folder(folder) as part:
        (part / "a.bin").write_bytes(bytes(range(64)))
        (part / "b.txt").write_bytes(b"one line\n")
        seal(part, keys)
    name = data.draw(st.sampled_from(["a.bin", "b.txt", MANIFEST, SIGNATURE, PUBLIC_KEY]))
    content = bytearray((folder / name).read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[at] ^= data.draw(st.integers(1, 255))
    else:
        del content[at]
    (folder / name).write_bytes(content)
    assert not verify(folder, keys.trusted()).ok
