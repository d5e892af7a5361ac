namespace ActorConcurrency.Comparison;

/// <content>The pieces as tasks: one at a time, in turns; then as many at once as the pool likes.</content>
internal sealed partial class TheoryScenario
{
    private sealed class TaskPieces
    {
        public static async Task Compute(Trial trial)
        {
            var (first, second) = (new ulong[Pieces], new ulong[Pieces]);
            Judge(
                trial,
                await InTurns(trial, "tasks that take turns", (lanes, piece) => Compute(lanes, piece, first)), first,
                await AtOnce(trial, "tasks on the pool", (lanes, piece) => Compute(lanes, piece, second)), second);
        }

        public static async Task Wait(Trial trial)
        {
            var wait = trial.Time.Of(1);
            Judge(
                trial, wait,
                await InTurns(trial, "tasks that take turns", (lanes, piece) => Delay(trial, lanes, piece, wait)),
                await AtOnce(trial, "tasks on the pool", (lanes, piece) => Delay(trial, lanes, piece, wait)));
        }

        // One at a time, like all the callbacks of an event loop: another has its turn wherever one awaits.
        private static async Task<Lanes> InTurns(Trial trial, string title, Func<Lanes, int, Task> work)
        {
            var lanes = new Lanes(title);
            var turns = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ExclusiveScheduler);
            await Task.WhenAll(Enumerable.Range(0, Pieces).Select(piece => turns.StartNew(() =>
            {
                trial.Visit();
                return work(lanes, piece);
            }).Unwrap()));
            return lanes.Ended();
        }

        private static async Task<Lanes> AtOnce(Trial trial, string title, Func<Lanes, int, Task> work)
        {
            var lanes = new Lanes(title);
            await trial.OnTasks(Pieces, piece => work(lanes, piece));
            return lanes.Ended();
        }

        private static async Task Compute(Lanes lanes, int piece, ulong[] results)
        {
            for (var step = 0; step < Steps; step++)
            {
                results[piece] = lanes.Step(piece, () => Mix(results[piece], piece));
                await Task.Yield();
            }
        }

        private static async Task Delay(Trial trial, Lanes lanes, int piece, TimeSpan wait)
        {
            for (var turn = 0; turn < Waits; turn++)
            {
                var from = lanes.Now;
                await Task.Delay(wait, trial.Cancellation);
                lanes.Add(piece, from);
            }
        }
    }
}
