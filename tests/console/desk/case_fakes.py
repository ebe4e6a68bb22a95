"""A desk in memory: cases by id and its listeners, for what only reads and follows it."""

from console.model.changes import Changes


class FakeCases:
    def __init__(self, *cases):
        self._cases = {case.id: case for case in cases}
        self._listeners = []

    def cases(self):
        return dict(self._cases)

    def get(self, case_id):
        return self._cases.get(case_id)

    def history(self, case_id):
        return []

    def listen(self, callback):
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def put(self, *cases):
        added = tuple(case for case in cases if case.id not in self._cases)
        updated = tuple(case for case in cases if case.id in self._cases)
        self._cases |= {case.id: case for case in cases}
        self._tell(Changes(added, updated))

    def remove(self, case_id):
        del self._cases[case_id]
        self._tell(Changes(removed=(case_id,)))

    def _tell(self, changes):
        for listener in self._listeners:
            listener(changes)
