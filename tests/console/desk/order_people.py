"""People of two streets and two departments, and a clock that is moved by hand."""

from console.desk.order_draft import OrderDraft
from console.model.departments import Department, Departments
from console.model.person import Role, User

DEPARTMENTS = Departments("test", "test", "1", (
    Department("cg", "城管局", "City management"), Department("zj", "住建局", "Housing")))
COMMUNITY = User("li", "李敏", frozenset({Role.ACCEPTOR}), area="S0")
ELSEWHERE = User("qian", "钱", frozenset({Role.SUPERVISOR}), area="S1")
HANDLER = User("zhao", "赵强", frozenset({Role.HANDLER}), department="cg")
OTHER = User("sun", "孙丽", frozenset({Role.HANDLER}), department="zj")
BOTH = User("wu", "吴", frozenset({Role.HANDLER, Role.SUPERVISOR}), department="cg")


class HandClock:
    """Stands still until somebody moves it."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def on(self, hours: float) -> None:
        self.now += hours * 3600


def settled(orders, order_id, result="已清理"):
    """Bring an order to the community for acceptance."""
    orders.receive(order_id, HANDLER)
    orders.arrive(order_id, HANDLER, name="王局", rank="head")
    return orders.resolve(order_id, HANDLER, result=result)


def draft(**fields):
    return OrderDraft(**({"title": "占道经营反复", "departments": ("cg",), "area": "S0"} | fields))
