"""The shortest way of a request from its first state to a wanted one, read off the lifecycle table."""

from collections import deque
from collections.abc import Collection

from applications.domain.lifecycle import Actor, Route, Status, Transition, first_status, open_transitions


def way_to(goal: Status, route: Route, actors: Collection[Actor]) -> tuple[Transition, ...] | None:
    """Return the fewest moves of ``actors`` that lead to ``goal``; ``None`` when no way leads there.

    Moves that undo a decision lead nowhere new and are left out.
    """
    start = first_status(route)
    ways: dict[Status, tuple[Transition, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for move in open_transitions(status=here, route=route, actors=actors):
            if isinstance(move.target, Status) and move.target not in ways:
                ways[move.target] = (*ways[here], move)
                waiting.append(move.target)
    return ways.get(goal)


def goals_on(route: Route, actors: Collection[Actor]) -> tuple[Status, ...]:
    """Return every state that ``actors`` can bring a request on ``route`` into."""
    return tuple(status for status in Status if way_to(status, route, actors) is not None)
