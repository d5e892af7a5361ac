using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Participants change, compare and read one counter.</summary>
internal sealed class CounterTrial : Trial
{
    private readonly Handles<ICounter> _handles;
    private readonly long _initial;

    public CounterTrial(int seed, Func<CounterSettings, TimeProvider, Handles<ICounter>> start) : base(seed)
    {
        _initial = Random.Next(3) switch { 0 => long.MaxValue - 2, 1 => long.MinValue + 2, _ => 0 };
        _handles = start(new CounterSettings { InitialValue = _initial }, Time);
    }

    public override Model Initial => new CounterModel(_initial);

    protected override IActorRef Actor => _handles.Actor;

    public override string? Meaning(Exception failure) => failure is OverflowException ? "overflow" : null;

    // Nobody waits at a counter but for its answer.
    public override ValueTask<int> WaitingAsync() => ValueTask.FromResult(0);

    public override Task SettleAsync() => LookAsync(Closer, 0, Manner.None);

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, delta, manner) = (AnyHandle(), Random.Next(-2, 3), AnyToken());
        return Random.Next(11) switch
        {
            0 => new($"add {delta} without waiting", me => Do(() => Tell(me, handle, delta))),
            1 or 2 => new($"add {delta}", me => AskAsync(me, handle, new CounterModel.Add(delta), manner, async token =>
            {
                await _handles[handle].IncrementAsync(delta, token);
                return "done";
            })),
            3 or 4 => new($"add {delta} and get", me => AskAsync(me, handle, new CounterModel.Add(delta, TellsValue: true), manner, async token =>
                CounterModel.Text(await _handles[handle].AddAndGetAsync(delta, token)))),
            5 => Compare(handle, _initial + Random.Next(0, 2), manner),
            9 => Set(handle, _initial + delta, manner),
            10 => AddWithin(handle, delta, manner),
            6 or 7 => new("read", me => AskAsync(me, handle, new CounterModel.Read(), manner, async token =>
                CounterModel.Text(await _handles[handle].ValueAsync(token)))),
            _ => new("look", me => LookAsync(me, handle, manner)),
        };
    }

    private Move Compare(int handle, long expected, Manner manner) => new($"set {expected} to {expected - 1}", me =>
        AskAsync(me, handle, new CounterModel.CompareAndSet(expected, expected - 1), manner, async token =>
            await _handles[handle].CompareAndSetAsync(expected, expected - 1, token) ? "set" : "not set"));

    private Move Set(int handle, long update, Manner manner) => new($"set it to {update}", me =>
        AskAsync(me, handle, new CounterModel.Set(update), manner, async token => CounterModel.Text(await _handles[handle].GetAndSetAsync(update, token))));

    private Move AddWithin(int handle, long delta, Manner manner) => new($"add {delta} within bounds", me =>
        AskAsync(me, handle, new CounterModel.AddWithin(delta, _initial - 1, _initial + 1), manner, async token =>
            await _handles[handle].TryAddAsync(delta, _initial - 1, _initial + 1, token) is { } sum ? CounterModel.Text(sum) : "out of bounds"));

    private void Tell(Participant me, int handle, long delta) =>
        me.Tell(new CounterModel.Add(delta, TellsOverflow: false), handle, outlivesHandle: false, () =>
        {
            if (delta < 0) _handles[handle].Decrement(-delta);
            else _handles[handle].Increment(delta);
        });

    private Task LookAsync(Participant me, int handle, Manner manner) =>
        AskAsync(me, handle, new CounterModel.Look(), manner, async token =>
        {
            var snapshot = await _handles[handle].SnapshotAsync(token);
            return CounterModel.Look.Of(snapshot.Value, snapshot.Applied, snapshot.Refused);
        });

    private static Task AskAsync(Participant me, int handle, object request, Manner manner, Func<CancellationToken, Task<string>> call) =>
        me.AskAsync(new Asking(request, manner) { Handle = handle }, async (_, token) => new Answer(await call(token)));
}
