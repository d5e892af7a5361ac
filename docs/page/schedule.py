import sched
import threading
import time


def remind(text):
    print(time.monotonic(), text)


scheduler = sched.scheduler(time.monotonic, time.sleep)
late = scheduler.enter(10, 1, remind, argument=('late',))
soon = time.monotonic() + 5
scheduler.enterabs(soon, 2, remind, argument=('second',))
scheduler.enterabs(soon, 1, remind, argument=('first',))
scheduler.cancel(late)
scheduler.run()


# A timer is a thread that waits
t = threading.Timer(5, remind, args=('hello',))
t.start()
t.cancel()
