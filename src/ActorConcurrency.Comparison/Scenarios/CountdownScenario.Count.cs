using System.Globalization;

namespace ActorConcurrency.Comparison;

/// <content>What the programs observe with.</content>
internal sealed partial class CountdownScenario
{
    /// <summary>Prints the numbers of one countdown and checks that none is missing.</summary>
    private sealed class Count
    {
        private readonly Trial _trial;
        private readonly string _name;
        private readonly Clause _gapless;
        private readonly int _from;
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly int _until;
        private int _next;

        public Count(Trial trial, int from, string name, Clause gapless, int until = 1)
        {
            (_trial, _from, _name, _gapless, _until) = (trial, from, name, gapless, until);
            _next = from;
        }

        /// <summary>The number to come next; 0 if it is through.</summary>
        public int Next => Volatile.Read(ref _next);

        /// <summary>Completes once the number up to which it is followed was printed.</summary>
        public Task Reached => _reached.Task;

        /// <summary>Prints a line that ends in a number.</summary>
        public void Say(string line)
        {
            var number = int.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);
            _trial.Require(_gapless, number == Next, $"{_name}: {number} follows {Next + 1}");
            _trial.Say(line);
            _trial.Observe(_name, number == _from ? Quantities.Count(number) : $"{Quantities.Count(_from)} to {Quantities.Count(number)}");
            Volatile.Write(ref _next, number - 1);
            if (number == _until) _reached.TrySetResult();
        }

        /// <summary>Prints every tick; completes when the countdown has ended.</summary>
        public async Task FollowAsync(ICountdown countdown, string prefix = "")
        {
            await foreach (var tick in countdown.TicksAsync(_trial.Cancellation)) Say($"{prefix}{tick}");
        }
    }
}
