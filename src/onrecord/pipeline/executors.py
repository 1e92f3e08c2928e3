"""Where work runs: in this process, in worker processes, or on a Dask cluster. The same results in the same order either way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import forkserver, get_context
from signal import SIG_IGN, SIGINT, signal
from threading import current_thread, main_thread
from typing import Any, TypeVar

from onrecord.errors import UsageError

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 8
"""Items a worker takes at a time: enough to hide the cost of passing them, few enough to keep memory bounded."""

_AHEAD = 3
"""Chunks under way for each worker; the input is never read further ahead than this."""

_ANSWER_S = 10
"""How long a scheduler may take to answer at first."""


def map_in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """`work(item)` for every item, in order, in `jobs` processes; memory is bounded however long the input.

    Args:
        work: a module-level function (or a partial of one); what it raises ends the run.
        items: read lazily.
        jobs: worker processes; 1 works in this process.
        lost: what stands in for the result of an item that kills its worker (out of memory, a crash in a C library).
    """
    if jobs == 1:
        yield from map(work, items)
        return
    source = iter(items)
    window: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            while len(window) < jobs * _AHEAD and (chunk := list(islice(source, _CHUNK))):
                window.append((chunk, _submit(pool, work, chunk)))
            if not window:
                return
            chunk, future = window.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                again = [chunk, *(other for other, _ in window)]
                window.clear()
                for one in again:
                    yield from map(partial(_alone, work, lost), one)
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def map_on_dask(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    scheduler: str,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """`map_in_order` on the workers of a Dask cluster, each with one thread and with the same release of onrecord.

    A worker that goes away is no loss: Dask gives its chunks to another one. Workers may come and go while it runs.

    Args:
        scheduler: its address, such as `tcp://10.0.0.5:8786`.

    Raises:
        UsageError: Dask is not installed, or no scheduler answers there.
    """
    try:
        from distributed import Client, KilledWorker  # late, and an extra: most runs stay on one machine
    except ModuleNotFoundError as fault:
        raise UsageError(
            f"{scheduler}: found no Dask, expected its package distributed; install onrecord[dask], here and on the workers"
        ) from fault
    try:
        client = Client(scheduler, set_as_default=False, timeout=_ANSWER_S)
    except (OSError, ValueError) as fault:
        raise UsageError(
            f"{scheduler}: found no Dask scheduler, expected one that answers; start `dask scheduler`, or mend the address"
        ) from fault

    def start(chunk: list[Item]) -> Any:
        return client.submit(_work_through, work, chunk, pure=False)  # pure would give one result for equal chunks

    def alone(item: Item) -> Result:
        try:
            done: list[Result] = start([item]).result()
        except KilledWorker:
            return lost(item)
        return done[0]

    source = iter(items)
    window: deque[tuple[list[Item], Any]] = deque()
    try:
        while True:
            ahead = max(1, len(client.scheduler_info(n_workers=-1)["workers"])) * _AHEAD
            while len(window) < ahead and (chunk := list(islice(source, _CHUNK))):
                window.append((chunk, start(chunk)))
            if not window:
                return
            chunk, future = window.popleft()
            try:
                yield from future.result()
            except KilledWorker:  # it, or another one beside it, has ended several workers
                yield from map(alone, chunk)
    finally:
        client.close()


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not fork: a child that is forked while a thread of its parent holds a lock waits for that lock for ever.
    context = get_context("forkserver")
    with _deaf_to_interrupts():
        forkserver.ensure_running()
    return ProcessPoolExecutor(jobs, mp_context=context)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started within inherit that SIGINT is ignored: Ctrl-C reaches a whole group of them, and ending the work is the parent's part."""
    if current_thread() is not main_thread():  # only the main thread may set handlers; others are not interrupted
        yield
        return
    handler = signal(SIGINT, SIG_IGN)
    try:
        yield
    finally:
        signal(SIGINT, handler)


def _submit(pool: ProcessPoolExecutor, work: Callable[[Item], Result], chunk: list[Item]) -> Future[list[Result]]:
    """The chunk's future; one that has failed where the pool broke while the consumer was busy, so that one place recovers."""
    try:
        return pool.submit(_work_through, work, chunk)
    except BrokenProcessPool as fault:
        failed: Future[list[Result]] = Future()
        failed.set_exception(fault)
        return failed


def _work_through(work: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [work(item) for item in chunk]


def _alone(work: Callable[[Item], Result], lost: Callable[[Item], Result], item: Item) -> Result:
    """The result of one item in a process of its own, so that only the item that kills it is lost."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return lost(item)
