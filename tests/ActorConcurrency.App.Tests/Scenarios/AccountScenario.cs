using ActorConcurrency.Comparison;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>A user's own recipe: their lock class against their actor, with what the laboratory offers and nothing else.</summary>
public sealed class AccountScenario : Scenario
{
    private const int Deposits = 1_000;

    /// <inheritdoc/>
    public override string Recipe => "Account";

    /// <inheritdoc/>
    public override string Summary => "An account that several deposit to.";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "deposits",
            Title = "does every deposit arrive?",
            Participants = 4,
            Operations = $"4 participants, {Deposits} deposits of 1 each",
            Invariant = $"the balance is {4 * Deposits}",
            Load = Load.Computing,
            Repeats = 3,
            Contenders = [Contender.Lock<LockedAccount>(WithLock), Contender.Actor<AccountActor>(WithActorAsync)],
        },
    ];

    private static void WithLock(Trial trial)
    {
        var account = new LockedAccount();
        trial.OnThreads(4, _ =>
        {
            for (var i = 0; i < Deposits; i++) account.Deposit(1);
        });
        Check(trial, account.Balance);
    }

    private static async Task WithActorAsync(Trial trial)
    {
        var account = trial.Actors.ActorOf(Props.Create(() => new AccountActor()));
        await trial.OnTasks(4, _ =>
        {
            for (var i = 0; i < Deposits; i++) account.Tell(new AccountActor.Deposit(1));
            return Task.CompletedTask;
        });
        Check(trial, await account.Ask<int>(AccountActor.GetBalance.Instance, TimeSpan.FromSeconds(10), trial.Cancellation));
    }

    private static void Check(Trial trial, int balance)
    {
        trial.Observe("balance", balance);
        trial.Require(balance == 4 * Deposits, $"the balance is {balance}");
    }

    private sealed class LockedAccount
    {
        private readonly Lock _gate = new();
        private int _balance;

        public int Balance
        {
            get { lock (_gate) return _balance; }
        }

        public void Deposit(int amount)
        {
            lock (_gate) _balance += amount;
        }
    }

    private sealed class AccountActor : ReceiveActor
    {
        private int _balance;

        public AccountActor()
        {
            Receive<Deposit>(message => _balance += message.Amount);
            Receive<GetBalance>(_ => Sender.Tell(_balance));
        }

        public sealed record Deposit(int Amount);

        public sealed record GetBalance
        {
            public static GetBalance Instance { get; } = new();
        }
    }
}
