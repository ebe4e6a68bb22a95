"""A real HTTP server on this machine: WMTS and plain tiles, keys, troubles, the disk behind it, downloads."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from test_tiles_capabilities import document, matrix
from tile_makers import png

from console.errors import BadInput, Cancelled, Refused
from console.exchange.tiles import download, web
from console.exchange.tiles.open import Folders, downloads_of, kind_of, open_plain, open_source
from console.exchange.tiles.pyramid import Tile
from console.exchange.tiles.tile import BadTile, SourceGone
from console.exchange.tiles.web import Web, with_key
from console.progress import Progress
from console.store.basemaps import BasemapRecord

GRID = "".join(matrix(str(z), 559082264.0287178 / 2 ** z, "-20037508.342789 20037508.342789", 2 ** z, 2 ** z)
               for z in range(6))


class Server(ThreadingHTTPServer):
    """Answers as `mode` says; remembers what was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.mode, self.asked, self.slow = "well", [], threading.Event()
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_):
        """A client that gave up waiting is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server: Server = self.server  # type: ignore[assignment]
        server.asked.append(self.path)
        query = {name.upper(): values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if query.get("REQUEST") == "GetCapabilities":
            base = document("EPSG:3857", GRID).replace(b"http://maps.invalid", server.address.encode())
            return self.answer(200, base)
        if server.mode == "silent":
            server.slow.wait(5)
            return self.answer(200, b"late")
        if server.mode == "key" and query.get("TK") != "good":
            return self.answer(403, b'{"msg":"key"}')
        if server.mode == "page":
            return self.answer(200, b"<html>sorry</html>")
        if server.mode == "broken":
            return self.answer(500, b"")
        column = int(query.get("TILECOL", self.path.rsplit("/", 2)[-2] if "/" in self.path[1:] else 0))
        return self.answer(404, b"") if column == 3 else self.answer(200, png((column % 256, 1, 2)))

    def answer(self, code, body):
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    one = Server()
    thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield one
    one.slow.set()
    one.shutdown()
    one.server_close()
    thread.join()


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path / "caches", tmp_path / "downloads")


def record(server, **more):
    where = f"{server.address}/wmts"
    return BasemapRecord("b1", "Town", **{"kind": "wmts", "where": where, "key": "good", **more})


def with_document(server, **more):
    return record(server, document=document("EPSG:3857", GRID).replace(b"http://maps.invalid",
                                                                       server.address.encode()), **more)


def test_capabilities_are_fetched_and_tiles_asked_for_with_the_key(server, folders):
    server.mode = "key"
    assert kind_of(f"{server.address}/wmts") == "wmts"
    source = open_plain(record(server), folders)
    assert source.read(Tile(2, 1, 0)) == png((1, 1, 2))
    assert "REQUEST=GetCapabilities" in server.asked[0] and "tk=good" in server.asked[0]
    assert "TILEMATRIX=2" in server.asked[1] and server.asked[1].endswith("tk=good")


def test_plain_addresses_with_places_for_the_numbers(server, folders):
    where = server.address + "/{z}/{x}/{y}.png"
    assert kind_of(where) == "xyz"
    source = open_plain(BasemapRecord("b", "b", "xyz", where), folders)
    assert source.read(Tile(5, 9, 4)) == png((9, 1, 2))
    south = open_plain(BasemapRecord("b", "b", "xyz", server.address + "/{z}/{x}/{-y}.png"), folders)
    south.read(Tile(5, 9, 4))
    assert server.asked == ["/5/9/4.png", "/5/9/27.png"]


def test_troubles_are_told_apart_and_never_show_the_key(server, folders, monkeypatch):
    source = open_plain(with_document(server, key="tk=bad"), folders)
    server.mode = "key"
    with pytest.raises(SourceGone, match="refuses access") as told:
        source.read(Tile(2, 1, 0))
    assert "bad" not in str(told.value)
    server.mode = "page"
    with pytest.raises(BadTile, match="no picture"):
        source.read(Tile(2, 1, 0))
    server.mode = "well"
    assert source.read(Tile(2, 3, 0)) is None
    server.mode = "broken"
    with pytest.raises(SourceGone, match="error 500"):
        source.read(Tile(2, 1, 0))


def test_a_server_that_does_not_answer_is_left_alone_for_a_while(server):
    server.mode = "silent"
    client = Web(timeout=0.05)
    for _ in range(web.PATIENCE):
        with pytest.raises(SourceGone, match="no answer"):
            client.get(f"{server.address}/0/0/0.png")
    asked = len(server.asked)
    with pytest.raises(SourceGone, match="did not answer 3 times"):
        client.get(f"{server.address}/0/0/0.png")
    assert len(server.asked) == asked


def test_what_was_seen_and_what_was_downloaded_is_there_without_the_server(server, folders):
    one = with_document(server)
    source = open_source(one, folders)
    seen = source.read(Tile(2, 1, 0))
    assert not source.held(Tile(3, 1, 1))
    plain = open_plain(one, folders)
    wanted = download.plan(plain, downloads_of(one, folders), (-180, -85, 180, 85), 3, 3)
    download.run(plain, downloads_of(one, folders), wanted, Progress())
    server.mode = "broken"
    assert source.read(Tile(2, 1, 0)) == seen
    assert source.read(Tile(3, 1, 1)) == png((1, 1, 2)), "a download is used by what is open already"
    source.close()
    again = open_source(one, folders)
    assert again.read(Tile(3, 7, 7)) == png((7, 1, 2))
    with pytest.raises(SourceGone):
        again.read(Tile(4, 0, 0))
    again.close()


def test_a_plan_counts_and_estimates_before_anything_is_kept(server, folders):
    source = open_plain(with_document(server), folders)
    path = folders.downloads / "b1.mbtiles"
    wanted = download.plan(source, path, (-180, -85, 180, 85), 1, 4)
    assert (wanted.tiles, wanted.held) == (4 + 16 + 64 + 256, 0)
    assert wanted.bytes == pytest.approx(340 * len(png((1, 1, 2))), rel=0.05) and 3 <= wanted.sampled <= 6
    assert not path.exists()


def test_a_download_brings_all_and_a_second_one_nothing(server, folders):
    source = open_plain(with_document(server), folders)
    path = folders.downloads / "b1.mbtiles"
    wanted = download.plan(source, path, (-180, -85, 180, 85), 2, 3)
    told = []
    got = download.run(source, path, wanted, Progress(lambda *args: told.append(args)))
    assert (got.new, got.absent, got.held, got.failed) == (80 - 4 - 8, 12, 0, 0)  # column 3 has none
    assert told[-1][:2] == (80, 80)
    asked = len(server.asked)
    again = download.plan(source, path, (-180, -85, 180, 85), 2, 3)
    assert again.held == 68
    got = download.run(source, path, again, Progress())
    assert (got.new, got.held) == (0, 68)
    assert len(server.asked) - asked < 12 + download.SAMPLES + 1


def test_a_stopped_download_keeps_what_came_and_goes_on_from_there(server, folders):
    source = open_plain(with_document(server), folders)
    path = folders.downloads / "b1.mbtiles"
    wanted = download.plan(source, path, (-180, -85, 180, 85), 1, 4)
    progress = Progress(lambda done, *_: progress.cancel())
    with pytest.raises(Cancelled, match=r"Stopped\. \d+ tiles are kept"):
        download.run(source, path, wanted, progress)
    again = download.plan(source, path, (-180, -85, 180, 85), 1, 4)
    assert 60 <= again.held < wanted.tiles
    assert download.run(source, path, again, Progress()).held == again.held


def test_a_server_that_goes_away_ends_the_download_with_one_sentence(server, folders):
    source = open_plain(with_document(server), folders)
    wanted = download.plan(source, folders.downloads / "a.mbtiles", (-180, -85, 180, 85), 4, 5)
    server.mode = "broken"
    asked = len(server.asked)
    with pytest.raises(SourceGone, match="run it again to go on"):
        download.run(source, folders.downloads / "a.mbtiles", wanted, Progress())
    assert len(server.asked) - asked <= download.BATCH < wanted.tiles


def test_orders_that_make_no_sense(server, folders, monkeypatch):
    source = open_plain(with_document(server), folders)
    path = folders.downloads / "a.mbtiles"
    with pytest.raises(BadInput, match="zooms 0 to 5"):
        download.plan(source, path, (0, 0, 1, 1), 3, 9)
    monkeypatch.setattr(download, "MOST", 100)
    with pytest.raises(Refused, match="1,024 tiles"):
        download.plan(source, path, (-180, -85, 180, 85), 5, 5)


@pytest.mark.parametrize(("address", "key", "wanted"), [
    ("http://a/b?x=1", ("tk", "k"), "http://a/b?x=1&tk=k"),
    ("http://a/b?tk=old&x=1", ("tk", "n&w"), "http://a/b?x=1&tk=n%26w"),
    ("http://a/b", ("tk", ""), "http://a/b"),
])
def test_keys_in_addresses(address, key, wanted):
    assert with_key(address, key) == wanted


@pytest.mark.parametrize("where", ["ftp://a/b", "file:///etc/passwd", "http://"])
def test_only_http(where):
    with pytest.raises(BadInput, match="neither a file nor"):
        kind_of(where)


def test_a_damaged_cache_is_set_aside(server, folders):
    folders.caches.mkdir(parents=True)
    (folders.caches / "b1.mbtiles").write_bytes(b"no database at all" * 100)
    source = open_source(with_document(server), folders)
    assert source.read(Tile(2, 1, 0)) is not None
    source.close()
    assert (folders.caches / "b1.damaged").exists()
