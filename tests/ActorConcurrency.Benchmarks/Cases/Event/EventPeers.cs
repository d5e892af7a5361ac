using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class NitoEvent : EventContender
{
    private readonly Nito.AsyncEx.AsyncManualResetEvent _event = new();

    protected override Task ResetAsync()
    {
        _event.Reset();
        return Task.CompletedTask;
    }

    protected override Task SetAsync()
    {
        _event.Set();
        return Task.CompletedTask;
    }

    protected override async Task PassAsync(Done passed)
    {
        await _event.WaitAsync();
        passed.Signal();
    }
}

internal sealed class DotNextEvent : EventContender
{
    private readonly DotNext.Threading.AsyncManualResetEvent _event = new(initialState: false);

    protected override Task ResetAsync() => Task.FromResult(_event.Reset());

    protected override Task SetAsync() => Task.FromResult(_event.Set());

    protected override async Task PassAsync(Done passed)
    {
        await _event.WaitAsync();
        passed.Signal();
    }
}

internal sealed class ProtoEvent : EventContender
{
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoEvent()
    {
        var arena = Own(new ProtoArena());
        (_root, _actor) = (arena.Root, arena.Spawn(() => new EventActor()));
    }

    protected override Task ResetAsync() => _root.RequestAsync<Reset>(_actor, new Reset());

    protected override Task SetAsync()
    {
        _root.Send(_actor, new Set());
        return Task.CompletedTask;
    }

    protected override async Task PassAsync(Done passed)
    {
        await _root.RequestAsync<Set>(_actor, Wait.Instance);
        passed.Signal();
    }

    // Whatever is answered after the waits were told comes after them.
    protected override Task SettledAsync(int waiters) => ResetAsync();

    private sealed record Set;

    private sealed record Reset;

    private sealed record Wait
    {
        public static Wait Instance { get; } = new();
    }

    private sealed class EventActor : IActor
    {
        private readonly List<PID> _waiting = [];
        private Set? _set;

        public Task ReceiveAsync(IContext context)
        {
            switch (context.Message)
            {
                case Wait when _set is null:
                    _waiting.Add(context.Sender!);
                    break;
                case Wait:
                    context.Respond(_set);
                    break;
                case Reset reset:
                    _set = null;
                    context.Respond(reset);
                    break;
                case Set set:
                    _set = set;
                    foreach (var one in _waiting) context.Send(one, set);
                    _waiting.Clear();
                    break;
            }

            return Task.CompletedTask;
        }
    }
}
