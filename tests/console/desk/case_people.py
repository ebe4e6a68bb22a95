"""Five people of one district, and the way of a case from one to the next."""

from console.model.person import Role, User

ACCEPTOR = User("li", "李敏", frozenset({Role.ACCEPTOR}))
DISPATCHER = User("wang", "王建国", frozenset({Role.DISPATCHER}))
HANDLER = User("zhao", "赵强", frozenset({Role.HANDLER}), department="cg")
COLLEAGUE = User("sun", "孙丽", frozenset({Role.HANDLER, Role.CHECKER}), department="cg")
CHECKER = User("chen", "陈静", frozenset({Role.CHECKER}))
SUPERVISOR = User("zhou", "周督导", frozenset({Role.SUPERVISOR}))
STREET = User("s0", "街道受理员", frozenset({Role.ACCEPTOR, Role.DISPATCHER}), area="S0")
PEOPLE = (ACCEPTOR, DISPATCHER, HANDLER, CHECKER, SUPERVISOR)

ROAD = (
    ("accept", ACCEPTOR, {}), ("register", ACCEPTOR, {}), ("dispatch", DISPATCHER, {"handler": "department:cg"}),
    ("take", HANDLER, {}), ("arrive", HANDLER, {}), ("handle", HANDLER, {}), ("feed_back", HANDLER, {"why": "已清理"}),
    ("check_pass", CHECKER, {"finding": "属实"}), ("close", SUPERVISOR, {}), ("evaluate", SUPERVISOR, {"rating": 5}),
)


def go(work, case_id, last):
    """Take a case along the straight road up to and with the step `last`."""
    for step, who, values in ROAD:
        case = work.act(case_id, step, who, **values)
        if step == last:
            return case
    raise AssertionError(f"no step {last} on the road")
