from threading import Barrier, BrokenBarrierError, Thread


# Runs once per phase, in one of the threads, when all have come
def report():
    print('phase done')


# Code to execute in each thread
def worker(n, barrier):
    try:
        for phase in range(3):
            print('worker', n, 'works in phase', phase)
            # Wait for the others
            if barrier.wait() == 0:
                print('worker', n, 'tidies up')
    except BrokenBarrierError:
        print('worker', n, 'gives up')


barrier = Barrier(3, action=report, timeout=5)
threads = [Thread(target=worker, args=(n, barrier)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
