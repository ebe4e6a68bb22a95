import pytest

from console.errors import BadInput
from console.exchange.tiles.capabilities import Capabilities, crs_of
from console.exchange.tiles.open import kind_of
from console.exchange.tiles.pyramid import Tile
from console.exchange.tiles.web import Web
from console.exchange.tiles.wmts import WMTS, open_wmts

HEAD = ('<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">')
GET = ('<ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP><ows:Get xlink:href='
       '"http://maps.invalid/wmts?"/></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>')


def matrix(name, scale, corner, columns=1, rows=1):
    return (f"<TileMatrix><ows:Identifier>{name}</ows:Identifier><ScaleDenominator>{scale}</ScaleDenominator>"
            f"<TopLeftCorner>{corner}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight>"
            f"<MatrixWidth>{columns}</MatrixWidth><MatrixHeight>{rows}</MatrixHeight></TileMatrix>")


def document(crs, matrices, box="-180 -85 180 85", more="", link_more="", operations=GET, layers=("city",)):
    west_south, east_north = " ".join(box.split()[:2]), " ".join(box.split()[2:])
    listed = "".join(
        f"<Layer><ows:Title>City</ows:Title><ows:Identifier>{name}</ows:Identifier><ows:WGS84BoundingBox>"
        f"<ows:LowerCorner>{west_south}</ows:LowerCorner><ows:UpperCorner>{east_north}</ows:UpperCorner>"
        f'</ows:WGS84BoundingBox><Style isDefault="true"><ows:Identifier>day</ows:Identifier></Style>'
        f"<Format>image/jpeg</Format><Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>g</TileMatrixSet>"
        f"{link_more}</TileMatrixSetLink>{more}</Layer>" for name in layers)
    return (f"{HEAD}{operations}<Contents>{listed}<TileMatrixSet><ows:Identifier>g</ows:Identifier>"
            f"<ows:SupportedCRS>{crs}</ows:SupportedCRS>{matrices}</TileMatrixSet></Contents></Capabilities>").encode()


def pyramid(*args, **more):
    return Capabilities(document(*args, **more), "test").choose().pyramid


def test_a_standard_grid_in_mercator():
    found = pyramid("urn:ogc:def:crs:EPSG::3857", matrix("0", 559082264.0287178, "-20037508.342789 20037508.342789")
                    + matrix("1", 279541132.0143589, "-20037508.342789 20037508.342789", 2, 2))
    assert found.crs == "EPSG:3857"
    assert [level.resolution for level in found.levels] == pytest.approx([156543.0339, 78271.51696])


@pytest.mark.parametrize(("crs", "scale", "corner", "resolution"), [
    ("urn:ogc:def:crs:EPSG::4490", 295829355.4545656, "90.0 -180.0", 0.703125),
    ("urn:ogc:def:crs:EPSG::900913", 295829355.4545656, "-20037508.3427892 20037508.3427892", 78271.51696),
    ("EPSG:4490", 577791.7098721984, "90 -180", 360 / 256 / 1024),
])
def test_scales_reckoned_with_96_dots_an_inch_are_recognised(crs, scale, corner, resolution):
    found = pyramid(crs, matrix("1", scale, corner, 2, 2))
    assert found.levels[0].resolution == pytest.approx(resolution, rel=1e-6)


@pytest.mark.parametrize(("crs", "corner"), [
    ("urn:ogc:def:crs:EPSG::4490", "90.0 -180.0"),      # by the rule: north first
    ("urn:ogc:def:crs:OGC:1.3:CRS84", "-180.0 90.0"),   # by the rule: east first
    ("EPSG:4490", "-180.0 90.0"),                       # against the rule, as many servers write it
])
def test_the_corner_is_read_the_way_that_makes_sense(crs, corner):
    level = pyramid(crs, matrix("0", 279541132.0143589, corner, 2, 1)).levels[0]
    px, py = level.to_pixel[2], level.to_pixel[5]
    assert (px * level.resolution, py * level.resolution) == pytest.approx((180, 90))


def test_a_city_grid_in_metres_is_read_either_way_round():
    box = "113.7 22.4 114.7 22.9"
    right = pyramid("urn:ogc:def:crs:EPSG::4547", matrix("0", 1000000, "10002100 -5123200", 99, 999), box)
    wrong = pyramid("urn:ogc:def:crs:EPSG::4547", matrix("0", 1000000, "-5123200 10002100", 99, 999), box)
    assert right == wrong
    assert right.levels[0].to_pixel[2] > 0


def test_limits_and_levels_listed_twice():
    limits = ("<TileMatrixSetLimits><TileMatrixLimits><TileMatrix>5</TileMatrix><MinTileRow>2</MinTileRow>"
              "<MaxTileRow>3</MaxTileRow><MinTileCol>4</MinTileCol><MaxTileCol>6</MaxTileCol></TileMatrixLimits>"
              "</TileMatrixSetLimits>")
    one = matrix("5", 17471320.75, "-20037508.34 20037508.34", 32, 32)
    found = pyramid("EPSG:3857", one + one, link_more=limits)
    assert len(found.levels) == 1 and found.levels[0].zoom == 5
    assert found.levels[0].limits == (4, 2, 7, 4)


def test_key_value_and_rest_addresses():
    grid = matrix("L05", 17471320.75, "-20037508.34 20037508.34", 32, 32)
    source = open_wmts(document("EPSG:3857", grid), "test", Web())
    assert source.address(Tile(0, 7, 9)) == (
        "http://maps.invalid/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=city&STYLE=day&"
        "FORMAT=image%2Fpng&TILEMATRIXSET=g&TILEMATRIX=L05&TILEROW=9&TILECOL=7")
    rest = ('<ResourceURL format="image/png" resourceType="tile" template="http://maps.invalid/{style}/{Time}/'
            '{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/><Dimension><ows:Identifier>Time</ows:Identifier>'
            "<Default>2026</Default></Dimension>")
    source = open_wmts(document("EPSG:3857", grid, more=rest), "test", Web())
    assert source.address(Tile(0, 7, 9)) == "http://maps.invalid/day/2026/g/L05/9/7.png"


@pytest.mark.parametrize(("content", "says"), [
    (b"", "no XML"),
    (b"<!DOCTYPE html><html><body>Log in</body></html>", "not a WMTS"),
    (b'{"code": 12, "msg": "key"}', "JSON"),
    (b"<Capabilities", "broken XML"),
    (b"<ExceptionReport><Exception><ExceptionText>No key</ExceptionText></Exception></ExceptionReport>", "No key"),
    (b"<WMS_Capabilities/>", "<WMS_Capabilities>"),
    (b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><Capabilities>&d;</Capabilities>', "entities"),
    (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Capabilities>&b;</Capabilities>', "entities"),
])
def test_what_is_no_capabilities_document_is_named(content, says):
    with pytest.raises(BadInput, match=says):
        Capabilities(content, "test")


def test_grids_that_cannot_be_drawn_are_refused_with_the_reason():
    with pytest.raises(BadInput, match="offers no tile grid"):
        pyramid("EPSG:999999", matrix("0", 1000, "0 0"))
    with pytest.raises(BadInput, match="ScaleDenominator is not a number"):
        pyramid("EPSG:3857", matrix("0", "large", "0 0"))
    with pytest.raises(BadInput, match="no corner"):
        pyramid("EPSG:3857", matrix("0", 1000, "here"))
    with pytest.raises(BadInput, match="where its tiles are"):
        pyramid("EPSG:3857", matrix("0", 1000, "0 0"), operations="")


def test_a_layer_is_chosen_by_name():
    both = Capabilities(document("EPSG:3857", matrix("0", 559082264.03, "-20037508.34 20037508.34"),
                                 layers=("vec", "img")), "test")
    assert both.choose().layer == "vec" and both.choose("img").layer == "img"
    with pytest.raises(BadInput, match="has no layer ter; it has: vec, img"):
        both.choose("ter")


@pytest.mark.parametrize(("written", "crs"), [
    ("urn:ogc:def:crs:EPSG:6.18:3:3857", "EPSG:3857"), ("urn:ogc:def:crs:OGC:2:84", "EPSG:4326"),
    ("http://www.opengis.net/def/crs/EPSG/0/4547", "EPSG:4547"), ("urn:ogc:def:crs:EPSG::102100", "EPSG:3857")])
def test_names_of_crs(written, crs):
    assert crs_of(written) == crs


@pytest.mark.real
def test_the_real_documents(shared):
    folder = shared / "basemap"
    found = {}
    for name in ("arcgis.xml", "ogcsample.xml", "tianditu_vec_c_capabilities_retyped.xml"):
        assert kind_of(str(folder / name)) == "wmts"
        source = open_wmts((folder / name).read_bytes(), name, Web("secret"))
        assert isinstance(source, WMTS)
        found[name] = source
    assert found["arcgis.xml"].style.matrix_set == "GoogleMapsCompatible"
    assert found["ogcsample.xml"].pyramid.levels[-1].resolution == pytest.approx(0.298582, rel=1e-5)
    sky = found["tianditu_vec_c_capabilities_retyped.xml"]
    assert sky.pyramid.crs == "EPSG:4490" and [level.zoom for level in sky.pyramid.levels] == list(range(1, 20))
    for level in sky.pyramid.levels:
        assert level.resolution * 256 * level.columns == pytest.approx(360, rel=1e-9)
        assert level.resolution * 256 * level.rows == pytest.approx(180, rel=1e-9)
    assert "secret" not in sky.address(Tile(0, 0, 0))
