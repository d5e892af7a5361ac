using DotNext.Threading;
using Nito.AsyncEx;
using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class NitoSemaphore : SemaphoreContender
{
    private readonly AsyncSemaphore _semaphore = new(1);

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await _semaphore.WaitAsync();
            Inside++;
            _semaphore.Release();
        }
    }

    public override Task TakeAsync() => _semaphore.WaitAsync();

    public override Task GiveAsync()
    {
        _semaphore.Release();
        return Task.CompletedTask;
    }
}

internal sealed class DotNextSemaphore : SemaphoreContender
{
    private readonly AsyncExclusiveLock _lock = new();

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await _lock.AcquireAsync();
            Inside++;
            _lock.Release();
        }
    }

    public override async Task TakeAsync() => await _lock.AcquireAsync();

    public override Task GiveAsync()
    {
        _lock.Release();
        return Task.CompletedTask;
    }
}

internal sealed class ProtoSemaphore : SemaphoreContender
{
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoSemaphore()
    {
        var arena = Own(new ProtoArena());
        (_root, _actor) = (arena.Root, arena.Spawn(() => new SemaphoreActor()));
    }

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await TakeAsync();
            Inside++;
            _root.Send(_actor, Release.Instance);
        }
    }

    public override Task TakeAsync() => _root.RequestAsync<Granted>(_actor, Acquire.Instance);

    public override Task GiveAsync()
    {
        _root.Send(_actor, Release.Instance);
        return Task.CompletedTask;
    }

    private sealed class SemaphoreActor : IActor
    {
        private readonly Queue<PID> _waiting = new();
        private bool _taken;

        public Task ReceiveAsync(IContext context)
        {
            switch (context.Message)
            {
                case Acquire when _taken:
                    _waiting.Enqueue(context.Sender!);
                    break;
                case Acquire:
                    _taken = true;
                    context.Respond(Granted.Instance);
                    break;
                case Release when _waiting.TryDequeue(out var next):
                    context.Send(next, Granted.Instance);
                    break;
                case Release:
                    _taken = false;
                    break;
            }

            return Task.CompletedTask;
        }
    }

    private sealed record Acquire
    {
        public static Acquire Instance { get; } = new();
    }

    private sealed record Release
    {
        public static Release Instance { get; } = new();
    }

    private sealed record Granted
    {
        public static Granted Instance { get; } = new();
    }
}
