namespace ActorConcurrency.Comparison;

/// <content>What the programs observe with.</content>
internal sealed partial class SemaphoreScenario
{
    /// <summary>Where the workers work: knows how many are inside at once.</summary>
    private sealed class Room(Trial trial, string worked = "worked")
    {
        private readonly Lock _gate = new();
        private int _inside;
        private int _worked;
        private int _crowd;

        /// <summary>The most that were inside at once.</summary>
        public int Crowd
        {
            get { lock (_gate) return _crowd; }
        }

        /// <summary>Works and gives the worker's turn, from 1.</summary>
        public int Work(string line, Action? meanwhile = null)
        {
            Enter(line);
            meanwhile?.Invoke();
            return Leave();
        }

        public void Enter(string line)
        {
            lock (_gate) _crowd = Math.Max(_crowd, ++_inside);
            trial.Say(line);
        }

        public int Leave()
        {
            lock (_gate)
            {
                _inside--;
                trial.Observe(worked, $"{++_worked}, at most {_crowd} at once");
                return _worked;
            }
        }

        public void Check(int workers, long permitsLeft)
        {
            lock (_gate)
            {
                trial.Observe("permits left", permitsLeft);
                trial.Require(EverybodyWorks, _worked == workers, $"{_worked} of {workers} worked");
                trial.Require(OneAtATime, _crowd == 1, $"{_crowd} were inside at once");
                trial.Require(OneLeft, permitsLeft == 1, $"{permitsLeft} permits are left, not 1");
            }
        }
    }
}
