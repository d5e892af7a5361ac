using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <content>What participants of all recipes may do, and the choices that all have.</content>
internal abstract partial class Trial
{
    protected int AnyHandle() => Random.Next(2);

    /// <summary>Any way to wait; an endless one by the guest alone, whose handle can be closed in the end.</summary>
    protected Manner AnyManner(int handle) => Manner.Any(Random, mayBeEndless: handle == 1);

    /// <summary>Any way to wait for an answer that needs no wait.</summary>
    protected Manner AnyToken() => Random.Next(12) switch
    {
        0 => new(null, CancelBy.Itself),
        1 => new(null, CancelBy.Others),
        _ => Manner.None,
    };

    /// <summary>Closes a session, whose waits then end as stopped.</summary>
    protected Task CloseAsync(Participant me, object request, IAsyncDisposable session)
    {
        _hasEnds = true;
        return me.AskAsync(new Asking(request, Manner.None), async (_, _) =>
        {
            await session.DisposeAsync();
            return new Answer("done");
        });
    }

    protected static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private Move Next()
    {
        var other = Participants[Random.Next(Participants.Length)];
        var span = TimeSpan.FromMilliseconds(Random.Next(1, 4));
        return Random.Next(8) switch
        {
            0 => new($"cancel what participant {other.Number} waits for", _ => Do(other.Interrupt)),
            1 when Random.Next(2) == 0 => new($"{span.TotalMilliseconds} ms pass", _ => Do(() => Time.Advance(span))),
            _ => Choose(),
        };
    }

    private Move Die() => Random.Next(3) switch
    {
        0 => new("the owner leaves", _ => EndAsync(() => DisposeHandleAsync(0))),
        1 => new("the actor is killed", _ => EndAsync(() => Tell(Kill.Instance))),
        _ => new("the actor is poisoned", _ => EndAsync(() => Tell(PoisonPill.Instance))),
    };

    private async Task EndAsync(Func<ValueTask> end)
    {
        _isDying = true;
        await end();
    }

    private ValueTask Tell(object message)
    {
        Actor.Tell(message);
        return default;
    }

    private void Place(Move move)
    {
        var program = Programs[Random.Next(Programs.Length)];
        program[Random.Next(program.Length)] = move;
    }
}
