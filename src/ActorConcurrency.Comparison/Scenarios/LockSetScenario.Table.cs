namespace ActorConcurrency.Comparison;

/// <content>What the programs that deadlock by chance observe with.</content>
internal sealed partial class LockSetScenario
{
    /// <summary>
    /// Two locks, and who holds and wants which: what nothing in them knows. It sees a cycle as it closes, so that a
    /// deadlock can be counted instead of suffered.
    /// </summary>
    private sealed class Table(Action<string> acquire, Action<string> release)
    {
        private readonly Lock _gate = new();
        private readonly string?[] _holds = new string?[2];
        private readonly string?[] _wants = new string?[2];

        public int Deadlocks { get; private set; }

        /// <summary>Changed by whoever holds both locks.</summary>
        public int Turns { get; private set; }

        /// <summary>Takes one lock, then the other. Where that would be a deadlock, gives the first back and lets the other go first.</summary>
        public void Cross(int n, (string First, string Second) wishes, Action meanwhile)
        {
            acquire(wishes.First);
            lock (_gate) _holds[n] = wishes.First;
            meanwhile();
            if (ClosesCycle(n, wishes.Second))
            {
                Release(n, wishes.First);
                Take(wishes.Second, wishes.First);
                return;
            }

            acquire(wishes.Second);
            Turns++;
            release(wishes.Second);
            Release(n, wishes.First);
        }

        private void Take(string first, string second)
        {
            acquire(first);
            acquire(second);
            Turns++;
            release(second);
            release(first);
        }

        // The last of the two to ask sees that each holds what the other wants.
        private bool ClosesCycle(int n, string wanted)
        {
            lock (_gate)
            {
                _wants[n] = wanted;
                if (_holds[1 - n] != wanted || _wants[1 - n] != _holds[n]) return false;
                Deadlocks++;
                return true;
            }
        }

        private void Release(int n, string first)
        {
            lock (_gate) (_holds[n], _wants[n]) = (null, null);
            release(first);
        }
    }
}
