using System.Collections.Concurrent;

namespace ActorConcurrency.Comparison;

/// <content>What the programs observe with.</content>
internal sealed partial class TickerScenario
{
    /// <summary>Prints the steps of the two participants and checks that they were taken at the same ticks.</summary>
    private sealed class Steps(Trial trial)
    {
        private readonly ConcurrentQueue<(string Line, long Tick)> _taken = new();

        public void Step(string line, long tick)
        {
            _taken.Enqueue((line, tick));
            trial.Say(line);
        }

        public void Check()
        {
            var (down, up) = (Ticks("T-minus"), Ticks("Counting"));
            trial.Observe("steps", $"{down.Length} down, {up.Length} up");
            trial.Require(InStep, down.Length == Down && up.Length == Up, $"{down.Length} steps down and {up.Length} up");
            trial.Require(InStep, down.SequenceEqual(Enumerable.Range(1, Down).Select(tick => (long)tick)), $"down at the ticks {string.Join(" ", down)}");
            trial.Require(InStep, up.SequenceEqual(down.Take(Up)), $"up at the ticks {string.Join(" ", up)}");
        }

        private long[] Ticks(string prefix) => [.. _taken.Where(step => step.Line.StartsWith(prefix, StringComparison.Ordinal)).Select(step => step.Tick)];
    }
}
