import threading


class Accounts:
    # Two accounts that one thread at a time changes
    def __init__(self, first, second):
        self._balances = [first, second]
        self._lock = threading.RLock()

    def deposit(self, account, amount):
        with self._lock:
            self._balances[account] += amount

    def transfer(self, amount):
        # Holds the lock, and calls what takes it again
        with self._lock:
            self.deposit(0, -amount)
            self.deposit(1, amount)

    def total(self):
        with self._lock:
            return sum(self._balances)


accounts = Accounts(100, 0)
threads = [threading.Thread(target=accounts.transfer, args=(10,)) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print('Together', accounts.total())
