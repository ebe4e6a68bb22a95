"""New to the eye until seen, then fading."""

from widgets.arrivals import FADE_SECONDS, Arrivals


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_fades_only_once_seen():
    clock = Clock()
    arrivals = Arrivals(clock)
    arrivals.add(["a", "b"])
    clock.now = 100
    assert arrivals.freshness("a") == 1 and len(arrivals) == 2
    arrivals.see(["a", "unknown"])
    clock.now += FADE_SECONDS / 2
    assert arrivals.freshness("a") == 0.5 and arrivals.freshness("b") == 1
    assert arrivals.fade() and list(arrivals) == ["b"]
    clock.now += FADE_SECONDS
    assert arrivals.freshness("a") == 0 and not arrivals.fade()


def test_what_is_gone_is_not_new():
    arrivals = Arrivals()
    arrivals.add(["a", "b", "c"])
    arrivals.see(["c"])
    arrivals.forget(["a", "c"])
    assert list(arrivals) == ["b"] and arrivals.freshness("c") == 0
