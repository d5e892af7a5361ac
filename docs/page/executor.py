import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import Queue


def square(number):
    return number * number


with ThreadPoolExecutor(max_workers=2) as executor:
    future = executor.submit(square, 21)
    print(future.result(timeout=10))
    print(list(executor.map(square, range(10))))
    for done in as_completed([executor.submit(square, n) for n in range(3)]):
        print(done.result())


# A pool from the parts of the page: a job that raises ends its thread
_sentinel = object()


def worker(in_q):
    while True:
        job = in_q.get()
        if job is _sentinel:
            break
        job()
        in_q.task_done()


q = Queue()
for _ in range(2):
    threading.Thread(target=worker, args=(q,)).start()
q.put(lambda: print(square(3)))
q.put(_sentinel)
q.put(_sentinel)
