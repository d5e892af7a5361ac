import threading


class Bakery:
    def __init__(self, flour):
        self._loaves = 0
        self._flour = flour
        self._cv = threading.Condition()

    def bake(self, count):
        with self._cv:
            if self._flour < count:
                raise ValueError('not enough flour')
            self._flour -= count
            self._loaves += count
            # Who waits for how many is not known here: so all wake and look
            self._cv.notify_all()

    def buy(self, wanted, timeout=None):
        with self._cv:
            if not self._cv.wait_for(lambda: self._loaves >= wanted, timeout):
                return False
            self._loaves -= wanted
            return True


bakery = Bakery(flour=5)


def customer(name, wanted):
    bakery.buy(wanted)
    print(name, 'bought', wanted)


threading.Thread(target=customer, args=('ann', 3)).start()
threading.Thread(target=customer, args=('ben', 1)).start()
bakery.bake(1)
bakery.bake(3)
