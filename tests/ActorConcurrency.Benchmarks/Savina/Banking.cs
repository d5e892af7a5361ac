using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// A teller orders transfers between accounts; an account that waits for another's reply puts everything else aside (the variant with
/// become and stash).
/// </summary>
internal static class Banking
{
    private const int Accounts = 1_000;
    private const int Transfers = 50_000;

    public const int Messages = 4 * Transfers;

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var done = new Done();
        var teller = system.ActorOf(Props.Create(() => new TellerActor(done)));
        teller.Tell(Commands.Go);
        await done.Task;
        run.End();
        var accounts = await teller.Ask<IActorRef[]>(Commands.Report);
        var balances = await Task.WhenAll(accounts.Select(account => account.Ask<long>(Commands.Report)));
        WrongResultException.ThrowUnless(0, balances.Sum(), "the money that came from nowhere");
        await teller.StopAsync();
    }

    private sealed record Credit(int Amount, IActorRef To);

    private sealed record Debit(int Amount);

    private sealed class Reply
    {
        public static readonly Reply Instance = new();
    }

    private sealed class TellerActor(Done done) : UntypedActor
    {
        private readonly PseudoRandom _random = new();
        private IActorRef[] _accounts = [];
        private int _left = Transfers;

        protected override void PreStart()
        {
            var props = Props.Create(() => new AccountActor());
            _accounts = [.. Enumerable.Range(0, Accounts).Select(_ => Context.ActorOf(props))];
        }

        protected override void OnReceive(object message)
        {
            if (message is Reply)
            {
                if (--_left == 0) done.Signal();
            }
            else if (message == Commands.Report)
            {
                Sender.Tell(_accounts);
            }
            else
            {
                for (var i = 0; i < Transfers; i++) Order();
            }
        }

        // Always towards a higher number: a circle of accounts that wait for each other cannot be.
        private void Order()
        {
            var from = _random.Next(Accounts / 10 * 8);
            var to = from + Math.Max(1, _random.Next(Accounts - from));
            _accounts[from].Tell(new Credit(_random.Next(1000), _accounts[to]));
        }
    }

    private sealed class AccountActor : UntypedActor, IWithUnboundedStash
    {
        private long _balance;
        private IActorRef _teller = ActorRefs.Nobody;

        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Credit credit:
                    _balance -= credit.Amount;
                    _teller = Sender;
                    credit.To.Tell(new Debit(credit.Amount));
                    Become(AwaitReply);
                    break;
                case Debit debit:
                    _balance += debit.Amount;
                    Sender.Tell(Reply.Instance);
                    Stash.Unstash();
                    break;
                default:
                    Sender.Tell(_balance);
                    break;
            }
        }

        private void AwaitReply(object message)
        {
            if (message is not Reply)
            {
                Stash.Stash();
                return;
            }

            _teller.Tell(message);
            Become(OnReceive);
            Stash.Unstash();
        }
    }
}
