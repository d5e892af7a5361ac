from queue import Queue
from threading import Thread
import random
import time


# Object that signals shutdown
_sentinel = object()


# A thread that produces data
def producer(out_q):
    while True:
        time.sleep(0.01)
        # Produce some data
        data = random.randint(0, 10)
        print('Produce data', data)
        out_q.put(data)
    # Put the sentinel on the queue to indicate completion
    out_q.put(_sentinel)


# A thread that consumes data
def consumer(in_q):
    while True:
        # Get some data
        data = in_q.get()
        print('Receive data', data)

        # Check for termination
        if data is _sentinel:
            in_q.put(_sentinel)
            break

        # Indicate completion
        in_q.task_done()


# Create the shared queue and launch both threads
q = Queue()
t1 = Thread(target=consumer, args=(q,))
t2 = Thread(target=producer, args=(q,))
t1.start()
t2.start()
# Wait for all produced items to be consumed
q.join()
