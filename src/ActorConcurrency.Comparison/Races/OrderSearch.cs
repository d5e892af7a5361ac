using System.Collections.Immutable;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Tries every order of a race on an actor, on a fresh state each. At each point either somebody sends its next request, if it has the answer
/// to the one before, or the actor handles its next message; of these choices none is left out.
/// </summary>
/// <remarks>An actor handles one message at a time, and an answer is there when the message is handled: so there is nothing else that could come in
/// between, except inside of one call on its caller's thread. That is taken as one step.</remarks>
internal sealed class OrderSearch(RaceContender contender, ActorSystem system, TimeSpan patience)
{
    /// <summary>More than that are not tried.</summary>
    public const int Most = 2_000;

    // An actor of a user's may run elsewhere; then none comes.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);

    private readonly List<Choice> _path = [];

    /// <summary>All orders; null where the race does not consist of single requests.</summary>
    public async Task<RaceOrders?> RunAsync(CancellationToken cancellation)
    {
        var orders = ImmutableArray.CreateBuilder<RaceOrder>();
        do
        {
            if (cancellation.IsCancellationRequested) return Found(orders, "it was cut short");
            if (orders.Count == Most) return Found(orders, $"there are more than {Quantities.Count(Most)}");
            RaceOrder? order;
            try
            {
                order = await TryAsync().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
            {
                return Found(orders, failure.Message);
            }

            if (order is null) return null;
            orders.Add(order);
            if (order.Outcome == RaceTrack.NoEnd) return Found(orders, "one of them did not end");
        }
        while (HasNext());
        return Found(orders, "");
    }

    private RaceOrders Found(ImmutableArray<RaceOrder>.Builder orders, string gap) => new(orders.ToImmutable(), contender.Instead, gap);

    // The last choice that has another alternative is taken otherwise, and what came after it is begun anew.
    private bool HasNext()
    {
        while (_path is [.., var last] && last.Taken == last.Alternatives - 1) _path.RemoveAt(_path.Count - 1);
        if (_path.Count == 0) return false;
        _path[^1] = _path[^1] with { Taken = _path[^1].Taken + 1 };
        return true;
    }

    private async Task<RaceOrder?> TryAsync()
    {
        var dispatcher = SteppedDispatcher.Of(system);
        dispatcher.Hold();
        try
        {
            var run = contender.BeginSmall(system);
            try
            {
                if (run.Steps is not { } steps) return null;
                Start(dispatcher);
                var players = steps.Select(own => new OrderPlayer(own)).ToArray();
                var told = Play(dispatcher, players);
                dispatcher.Free();
                return new RaceOrder(told, await OutcomeAsync(run, players).ConfigureAwait(false));
            }
            finally
            {
                dispatcher.Free();
                await run.StopAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            dispatcher.Free();
        }
    }

    // It starts, and handles what it was told from the beginning.
    private void Start(SteppedDispatcher dispatcher)
    {
        if (!SpinWait.SpinUntil(() => dispatcher.HasStarted, patience < LongestStart ? patience : LongestStart)) throw new TimeoutException("no actor has started on actor-concurrency.dispatcher");
        while (dispatcher.IsDue) dispatcher.Step();
    }

    private string Play(SteppedDispatcher dispatcher, OrderPlayer[] players)
    {
        var told = new List<string>();
        for (var depth = 0; ; depth++)
        {
            var ready = players.Where(player => player.IsReady).ToList();
            var alternatives = ready.Count + (dispatcher.IsDue ? 1 : 0);
            if (alternatives == 0) return string.Join(", ", told);
            if (Choose(depth, alternatives) is var taken && taken < ready.Count)
            {
                told.Add(NameOf(ready[taken], players));
                ready[taken].Go();
            }
            else
            {
                told.Add(RaceOrder.Handled);
                dispatcher.Step();
            }
        }
    }

    private int Choose(int depth, int alternatives)
    {
        if (depth == _path.Count) _path.Add(new Choice(0, alternatives));
        return _path[depth].Alternatives == alternatives ? _path[depth].Taken
            : throw new InvalidOperationException($"{contender.Name}: the same order is not the same twice. A step must give the task of what it asks.");
    }

    // With its number where another does the same.
    private static string NameOf(OrderPlayer player, OrderPlayer[] players) =>
        players.Any(other => other != player && other.Names.Contains(player.Next)) ? $"{Array.IndexOf(players, player) + 1}: {player.Next}" : player.Next;

    private async Task<string> OutcomeAsync(RaceRun run, OrderPlayer[] players)
    {
        try
        {
            foreach (var player in players) await player.EndAsync().WaitAsync(patience).ConfigureAwait(false);
            return await run.OutcomeAsync().WaitAsync(patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return RaceTrack.NoEnd;
        }
        catch (Exception failure)
        {
            return $"threw {failure.GetType().Name}";
        }
    }

    private readonly record struct Choice(int Taken, int Alternatives);
}
