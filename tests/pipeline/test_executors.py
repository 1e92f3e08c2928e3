"""Work spread over processes: same results, same order, bounded, and a lost worker costs one item."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from tests.servers import running_dask

from onrecord.errors import UsageError
from onrecord.pipeline.executors import map_in_order, map_on_dask


def _square(number: int) -> int:
    return number * number


def _die_on_thirteen(number: int) -> int:
    if number == 13:
        os._exit(9)
    return number


def _lost(number: int) -> int:
    return -number


def test_results_come_in_input_order() -> None:
    """Two processes give what one gives, in the same order."""
    numbers = range(100)
    assert list(map_in_order(_square, numbers, 2, _lost)) == list(map_in_order(_square, numbers, 1, _lost))


def test_item_that_kills_its_worker_is_the_only_one_lost() -> None:
    """A worker that dies takes one item with it; all others are done."""
    done = list(map_in_order(_die_on_thirteen, range(40), 2, _lost))
    assert done == [-13 if number == 13 else number for number in range(40)]


def test_worker_lost_while_the_consumer_is_busy_costs_one_item() -> None:
    """A pool that breaks between two results refuses the next chunk; that chunk is done too, and nothing is raised."""
    results = map_in_order(_die_on_thirteen, range(80), 2, _lost)
    done = [next(results)]
    time.sleep(1)  # the worker that took item 13 is gone before the next chunk is handed over
    done += results
    assert done == [-13 if number == 13 else number for number in range(80)]


def test_input_is_not_read_far_ahead() -> None:
    """A consumer that stops early leaves most of a long input unread."""
    taken = []

    def source() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = map_in_order(_square, source(), 2, _lost)
    next(results)
    assert len(taken) < 200
    results.close()  # type: ignore[attr-defined]  # it is a generator


def _slowly(number: int) -> int:
    time.sleep(0.05)
    return number


def test_a_cluster_gives_the_same_results_though_a_worker_is_killed() -> None:
    """A real scheduler with two workers, one of them killed in the middle."""
    with running_dask(workers=2) as (scheduler, crew):
        results = map_on_dask(_slowly, range(200), scheduler, _lost)
        done = [next(results) for _ in range(20)]
        crew[0].kill()
        assert done + list(results) == list(range(200))


def test_an_item_that_kills_every_worker_of_a_cluster_is_the_only_one_lost() -> None:
    """It is given up after it has ended a few of them."""
    with running_dask(workers=2, nanny="--nanny") as (scheduler, _):
        done = list(map_on_dask(_die_on_thirteen, range(12, 16), scheduler, _lost))
    assert done[1] == -13


def test_no_scheduler_is_told() -> None:
    """With what to do about it."""
    with pytest.raises(UsageError, match="no Dask scheduler"):
        next(map_on_dask(_square, range(3), "tcp://127.0.0.1:1", _lost))
