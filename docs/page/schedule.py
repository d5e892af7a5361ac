import sched
import threading
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)
late = scheduler.enter(10, 1, print, argument=('late',))
scheduler.enter(5, 2, print, argument=('second',))
scheduler.enter(5, 1, print, argument=('first',))
scheduler.cancel(late)
scheduler.run()


# A timer is a thread that waits
t = threading.Timer(5, print, args=('Hello',))
t.start()
t.cancel()
