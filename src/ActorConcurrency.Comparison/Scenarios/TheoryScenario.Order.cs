using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>The page's definition of concurrency: out of order, or in partial order, and the same outcome.</content>
internal sealed partial class TheoryScenario
{
    private static readonly Clause SameOutcome = new("same outcome", "whatever the order, the final outcome is the same");
    private static readonly Clause PartialOrder = new("partial order", "the steps of one part stay in their order");

    private static Experiment InAnyOrder => new()
    {
        Name = "order",
        Title = "does the order of the parts change the outcome?",
        Participants = Pieces,
        Operations = "the page's definition of concurrency: parts “executed out-of-order or in partial order, without affecting the final outcome”. "
            + $"{Pieces} parts of {Waits} steps: in order, then out of order as the seed draws it, then as they come, all at once; a step depends on the one before it of the same part",
        Invariant = Invariant.Of(SameOutcome, PartialOrder),
        Contenders =
        [
            Contender.Original<ThreadPieces>(trial => CompareOrders(trial, parts => trial.OnThreads(Pieces, parts.Run))),
            Contender.DotNet<TaskPieces>(trial => CompareOrdersAsync(trial, parts => trial.OnTasks(Pieces, piece =>
            {
                parts.Run(piece);
                return Task.CompletedTask;
            }))),
            Contender.Actor<ActorPieces>(trial => CompareOrdersAsync(trial, parts => Task.WhenAll(Enumerable.Range(0, Pieces).Select(piece =>
                trial.Actors.ActorOf(Props.Create(() => new PartActor(parts))).Ask<int>(piece, trial.Cancellation))))),
        ],
        Absences =
        [
            new(Side.Lock, "the parts share nothing: there is nothing to lock."),
        ],
    };

    private static void CompareOrders(Trial trial, Action<Parts> atOnce)
    {
        var drawn = DrawOrder(trial);
        var all = new Parts();
        atOnce(all);
        Conclude(trial, drawn, all);
    }

    private static async Task CompareOrdersAsync(Trial trial, Func<Parts, Task> atOnce)
    {
        var drawn = DrawOrder(trial);
        var all = new Parts();
        await atOnce(all);
        Conclude(trial, drawn, all);
    }

    // Each part as often as it has steps: a random merge of their orders, which is a partial order of the whole.
    private static int[] DrawOrder(Trial trial)
    {
        var turns = Enumerable.Range(0, Pieces * Waits).Select(turn => turn % Pieces).ToArray();
        trial.Random.Shuffle(turns);
        return turns;
    }

    private static void Conclude(Trial trial, int[] drawn, Parts atOnce)
    {
        (string Title, Parts Parts)[] runs =
        [
            ("in order", Parts.After(Enumerable.Range(0, Pieces).SelectMany(piece => Enumerable.Repeat(piece, Waits)))),
            ("out of order", Parts.After(drawn)),
            ("all at once", atOnce),
        ];
        foreach (var (title, parts) in runs)
        {
            trial.Print($"{title,-12}  {parts.Steps}  outcome {parts.Outcome}");
            trial.Require(SameOutcome, parts.Outcome == runs[0].Parts.Outcome, $"{title}: the outcome is {parts.Outcome}, not {runs[0].Parts.Outcome}");
            trial.Require(PartialOrder, parts.AreOrdered, $"{title}: {parts.Steps}");
        }

        trial.Observe("outcome", string.Join(", ", runs.Select(run => run.Parts.Outcome).Distinct()));
    }

    /// <summary>The parts: each step turns its part's number into the next, and they are added up at the end. Thread-safe.</summary>
    private sealed class Parts
    {
        private readonly Lock _gate = new();
        private readonly List<(int Piece, int Step)> _steps = [];
        private readonly uint[] _numbers = [.. Enumerable.Range(1, Pieces).Select(n => (uint)n)];

        public string Steps => string.Join(' ', _steps.Select(step => $"{(char)('A' + step.Piece)}{step.Step + 1}"));

        public uint Outcome => _numbers.Aggregate(0u, (sum, number) => unchecked(sum + number)) % 1_000_000;

        public bool AreOrdered => _steps.GroupBy(step => step.Piece).All(part => part.Select(step => step.Step).SequenceEqual(Enumerable.Range(0, Waits)));

        public static Parts After(IEnumerable<int> turns)
        {
            var parts = new Parts();
            var next = new int[Pieces];
            foreach (var piece in turns) parts.Step(piece, next[piece]++);
            return parts;
        }

        public void Run(int piece)
        {
            for (var step = 0; step < Waits; step++)
            {
                Step(piece, step);
                Thread.Yield();
            }
        }

        // Its own number: nobody else's step touches it. Its own steps in another order would give another one.
        private void Step(int piece, int step)
        {
            _numbers[piece] = unchecked(_numbers[piece] * 1_664_525 + 1_013_904_223 + (uint)step);
            lock (_gate) _steps.Add((piece, step));
        }
    }

    private sealed class PartActor(Parts parts) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            parts.Run((int)message);
            Sender.Tell(0);
        }
    }
}
