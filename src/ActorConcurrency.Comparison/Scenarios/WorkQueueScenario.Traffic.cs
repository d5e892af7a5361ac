namespace ActorConcurrency.Comparison;

/// <content>What the programs observe with.</content>
internal sealed partial class WorkQueueScenario
{
    /// <summary>What has been produced and consumed, by the lines that say so.</summary>
    private sealed class Traffic(Trial trial)
    {
        private readonly Lock _gate = new();
        private readonly List<string> _produced = [];
        private readonly List<string> _consumed = [];

        public int Produced
        {
            get { lock (_gate) return _produced.Count; }
        }

        public void Print(string line)
        {
            trial.Say(line);
            lock (_gate)
            {
                if (line.StartsWith("Produce data ", StringComparison.Ordinal)) _produced.Add(line["Produce data ".Length..]);
                else if (line != "Receive data sentinel") _consumed.Add(line["Receive data ".Length..]);
            }
        }

        public void Check(int items)
        {
            lock (_gate)
            {
                trial.Observe("consumed", $"{_consumed.Count} of {_produced.Count}");
                trial.Require(InOrder, _produced.Count == items, $"{_produced.Count} of {items} were produced");
                trial.Require(InOrder, _consumed.SequenceEqual(_produced), "what was consumed is not what was produced, in its order");
            }
        }
    }
}
