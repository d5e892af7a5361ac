using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>The pieces in actors: one actor for all, then one for each.</content>
internal sealed partial class TheoryScenario
{
    private sealed class ActorPieces
    {
        public static async Task Compute(Trial trial)
        {
            var (first, second) = (new ulong[Pieces], new ulong[Pieces]);
            Judge(
                trial,
                await Run(trial, "one actor for all pieces", 1, (lanes, done) => Props.Create(() => new ComputingActor(trial, lanes, first, done))), first,
                await Run(trial, "an actor for each piece", Pieces, (lanes, done) => Props.Create(() => new ComputingActor(trial, lanes, second, done))), second);
        }

        public static async Task Wait(Trial trial)
        {
            var wait = trial.Time.Of(1);
            Props Waiting(Lanes lanes, CountdownEvent done) => Props.Create(() => new WaitingActor(trial, lanes, wait, done));
            Judge(
                trial, wait,
                await Run(trial, "one actor for all pieces", 1, Waiting),
                await Run(trial, "an actor for each piece", Pieces, Waiting));
        }

        private static async Task<Lanes> Run(Trial trial, string title, int actors, Func<Lanes, CountdownEvent, Props> props)
        {
            var lanes = new Lanes(title);
            using var done = new CountdownEvent(Pieces);
            var workers = Enumerable.Range(0, actors).Select(_ => trial.Actors.ActorOf(props(lanes, done))).ToArray();
            for (var piece = 0; piece < Pieces; piece++) workers[piece % actors].Tell(new Turn(piece, 0));
            await Task.Run(() => done.Wait(trial.Cancellation));
            return lanes.Ended();
        }

        /// <summary>The next step, or the next wait, of a piece is due. No answer; the actor tells itself the one after.</summary>
        private sealed record Turn(int Piece, int Number) : INoSerializationVerificationNeeded;

        /// <summary>A piece has waited since <paramref name="From"/>.</summary>
        private sealed record Waited(Turn Turn, TimeSpan From) : INoSerializationVerificationNeeded;

        private sealed class ComputingActor(Trial trial, Lanes lanes, ulong[] results, CountdownEvent done) : UntypedActor
        {
            protected override void OnReceive(object message)
            {
                if (message is not Turn due)
                {
                    Unhandled(message);
                    return;
                }

                trial.Visit();
                results[due.Piece] = lanes.Step(due.Piece, () => Mix(results[due.Piece], due.Piece));
                // To itself, behind the others' steps: so an actor takes turns among its pieces.
                if (due.Number + 1 < Steps) Self.Tell(due with { Number = due.Number + 1 });
                else done.Signal();
            }
        }

        private sealed class WaitingActor(Trial trial, Lanes lanes, TimeSpan wait, CountdownEvent done) : UntypedActor, IWithTimers
        {
            public ITimerScheduler Timers { get; set; } = null!;

            protected override void OnReceive(object message)
            {
                trial.Visit();
                switch (message)
                {
                    case Turn begins:
                        Timers.StartSingleTimer(begins.Piece, new Waited(begins, lanes.Now), wait);
                        break;
                    case Waited over:
                        lanes.Add(over.Turn.Piece, over.From);
                        if (over.Turn.Number + 1 < Waits) Self.Tell(over.Turn with { Number = over.Turn.Number + 1 });
                        else done.Signal();
                        break;
                    default:
                        Unhandled(message);
                        break;
                }
            }
        }
    }
}
