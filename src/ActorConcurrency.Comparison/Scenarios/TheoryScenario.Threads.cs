namespace ActorConcurrency.Comparison;

/// <content>The pieces on threads of their own: one thread for all, then one for each.</content>
internal sealed partial class TheoryScenario
{
    private sealed class ThreadPieces
    {
        public static void Compute(Trial trial)
        {
            var (first, second) = (new ulong[Pieces], new ulong[Pieces]);
            Judge(
                trial,
                OnOne(trial, "one thread, one piece after another", (lanes, piece) => TheoryScenario.Compute(lanes, piece, first)), first,
                OnAll(trial, "a thread for each piece", (lanes, piece) => TheoryScenario.Compute(lanes, piece, second)), second);
        }

        public static void Wait(Trial trial)
        {
            var wait = trial.Time.Of(1);
            Judge(
                trial, wait,
                OnOne(trial, "one thread, one sleep after another", (lanes, piece) => Sleep(lanes, piece, wait)),
                OnAll(trial, "a thread for each piece", (lanes, piece) => Sleep(lanes, piece, wait)));
        }

        private static Lanes OnOne(Trial trial, string title, Action<Lanes, int> work)
        {
            Lanes? lanes = null;
            trial.OnThreads(1, _ =>
            {
                lanes = new Lanes(title);
                for (var piece = 0; piece < Pieces; piece++) work(lanes, piece);
            });
            return lanes!.Ended();
        }

        private static Lanes OnAll(Trial trial, string title, Action<Lanes, int> work)
        {
            var lanes = new Lanes(title);
            trial.OnThreads(Pieces, piece => work(lanes, piece));
            return lanes.Ended();
        }

        private static void Sleep(Lanes lanes, int piece, TimeSpan wait)
        {
            for (var turn = 0; turn < Waits; turn++)
            {
                var from = lanes.Now;
                Thread.Sleep(wait);
                lanes.Add(piece, from);
            }
        }
    }
}
