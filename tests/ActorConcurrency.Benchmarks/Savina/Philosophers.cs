using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Philosophers ask an arbiter for both forks, again and again until they get them. Deviation: 2,000 rounds instead of 10,000.</summary>
internal static class Philosophers
{
    private const int Seats = 20;
    private const int Rounds = 2_000;

    public const int Messages = 4 * Seats * Rounds;

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var eaten = new TaskCompletionSource<(int Meals, long Denied)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var arbiter = system.ActorOf(Props.Create(() => new ArbiterActor(eaten)));
        arbiter.Tell(Commands.Go);
        var (meals, denied) = await eaten.Task;
        run.End();
        WrongResultException.ThrowUnless(Seats * Rounds, meals, "the meals");
        var messages = Messages + (2 * denied);
        run.Note = FormattableString.Invariant($"{denied} times denied, {messages / run.Elapsed!.Value.TotalSeconds / 1e6:0.0} M messages/s with these");
        await arbiter.StopAsync();
    }

    private sealed record Hungry(int Seat);

    private sealed record Fed(int Seat);

    private sealed record Leaves(int Meals);

    private sealed class Eat
    {
        public static readonly Eat Instance = new();
    }

    private sealed class Denied
    {
        public static readonly Denied Instance = new();
    }

    private sealed class ArbiterActor(TaskCompletionSource<(int Meals, long Denied)> result) : UntypedActor
    {
        private readonly bool[] _taken = new bool[Seats];
        private long _denied;
        private int _meals;
        private int _left = Seats;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Hungry hungry:
                    Decide(hungry.Seat);
                    break;
                case Fed fed:
                    _taken[fed.Seat] = _taken[(fed.Seat + 1) % Seats] = false;
                    break;
                case Leaves leaves:
                    _meals += leaves.Meals;
                    if (--_left == 0) result.SetResult((_meals, _denied));
                    break;
                default:
                    for (var i = 0; i < Seats; i++) Context.ActorOf(Props.Create<PhilosopherActor>(i)).Tell(Commands.Go);
                    break;
            }
        }

        private void Decide(int seat)
        {
            var next = (seat + 1) % Seats;
            if (_taken[seat] || _taken[next])
            {
                _denied++;
                Sender.Tell(Denied.Instance);
                return;
            }

            _taken[seat] = _taken[next] = true;
            Sender.Tell(Eat.Instance);
        }
    }

    private sealed class PhilosopherActor(int seat) : UntypedActor
    {
        private readonly Hungry _hungry = new(seat);
        private readonly Fed _fed = new(seat);
        private int _meals;

        protected override void OnReceive(object message)
        {
            if (message is not Eat)
            {
                Context.Parent.Tell(_hungry);
                return;
            }

            _meals++;
            Context.Parent.Tell(_fed);
            if (_meals < Rounds) Self.Tell(Commands.Go);
            else Context.Parent.Tell(new Leaves(_meals));
        }
    }
}
