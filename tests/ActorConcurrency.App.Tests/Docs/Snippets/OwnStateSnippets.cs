using Akka.Actor;

namespace ActorConcurrency.App.Tests;

internal static class OwnStateSnippets
{
    internal static class Before
    {
        public sealed class Account
        {
            private readonly Lock _gate = new();
            private readonly List<int> _entries = [];
            private int _balance;

            public bool Withdraw(int amount)
            {
                lock (_gate)
                {
                    if (amount > _balance) return false;
                    _entries.Add(-amount);
                    _balance -= amount;
                    return true;
                }
            }

            public void Deposit(int amount)
            {
                lock (_gate)
                {
                    _entries.Add(amount);
                    _balance += amount;
                }
            }
        }
    }

    internal static class After
    {
        public sealed record Deposit(int Amount);

        public sealed record Withdraw(int Amount);

        public sealed class Account : ReceiveActor
        {
            private readonly List<int> _entries = [];
            private int _balance;

            public Account()
            {
                Receive<Deposit>(deposit => Enter(deposit.Amount));
                Receive<Withdraw>(withdraw =>
                {
                    var enough = withdraw.Amount <= _balance;
                    if (enough) Enter(-withdraw.Amount);
                    Sender.Tell(enough);
                });
            }

            private void Enter(int amount)
            {
                _entries.Add(amount);
                _balance += amount;
            }
        }

        public static async Task<bool> UseAsync(ActorSystem system, CancellationToken stop)
        {
            var account = system.ActorOf(Props.Create(() => new Account()));
            account.Tell(new Deposit(100));
            return await account.Ask<bool>(new Withdraw(30), TimeSpan.FromSeconds(5), stop);
        }
    }
}
