using DotNext.Threading;
using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class NitoLockSet : LockSetContender
{
    private readonly Nito.AsyncEx.AsyncLock _left = new();
    private readonly Nito.AsyncEx.AsyncLock _right = new();

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            using var left = await _left.LockAsync();
            using var right = await _right.LockAsync();
            Inside++;
        }
    }
}

internal sealed class DotNextLockSet : LockSetContender
{
    private readonly AsyncExclusiveLock _left = new();
    private readonly AsyncExclusiveLock _right = new();

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await _left.AcquireAsync();
            await _right.AcquireAsync();
            Inside++;
            _right.Release();
            _left.Release();
        }
    }
}

internal sealed class ProtoLockSet : LockSetContender
{
    private static readonly Acquire Both = new([Left, Right]);
    private static readonly Release Neither = new([Left, Right]);
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoLockSet()
    {
        var arena = Own(new ProtoArena());
        (_root, _actor) = (arena.Root, arena.Spawn(() => new LockSetActor()));
    }

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await _root.RequestAsync<Acquire>(_actor, Both);
            Inside++;
            _root.Send(_actor, Neither);
        }
    }

    private sealed record Acquire(string[] Names);

    private sealed record Release(string[] Names);

    private sealed class LockSetActor : IActor
    {
        private readonly HashSet<string> _held = [];
        private readonly List<(PID Who, Acquire What)> _waiting = [];

        public Task ReceiveAsync(IContext context)
        {
            switch (context.Message)
            {
                case Acquire acquire:
                    if (!TryGrant(context, context.Sender!, acquire)) _waiting.Add((context.Sender!, acquire));
                    break;
                case Release release:
                    _held.ExceptWith(release.Names);
                    _waiting.RemoveAll(one => TryGrant(context, one.Who, one.What));
                    break;
            }

            return Task.CompletedTask;
        }

        private bool TryGrant(IContext context, PID who, Acquire what)
        {
            if (what.Names.Any(_held.Contains)) return false;
            _held.UnionWith(what.Names);
            context.Send(who, what);
            return true;
        }
    }
}
