using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>
/// Participants watch one countdown, each from its first number on, and end it. On the real clock; how long anything takes decides nothing.
/// </summary>
internal sealed class CountdownTrial : Trial
{
    private readonly ICountdown _countdown;
    private readonly CountdownSettings _settings;
    private readonly IAsyncEnumerator<int>[] _readers;
    private readonly int[] _next;

    public CountdownTrial(int seed, Func<CountdownSettings, (ICountdown, IActorRef)> start) : base(seed)
    {
        _settings = new CountdownSettings { From = Random.Next(0, 4), Period = TimeSpan.FromMilliseconds(10) };
        (_countdown, Actor) = start(_settings);
        _readers = [.. Participants.Select(_ => _countdown.TicksAsync().GetAsyncEnumerator())];
        _next = [.. Participants.Select(_ => _settings.From)];
    }

    public override Model Initial => new CountdownModel(_settings.From, _settings.From, MayDie: IsDeadly);

    protected override IActorRef Actor { get; }

    // It ends by itself, and every wait with it.
    public override async ValueTask<int> WaitingAsync()
    {
        await _countdown.Completion;
        return -1;
    }

    // Everybody sees the same end, and every number up to it.
    public override async Task SettleAsync()
    {
        foreach (var participant in Participants)
            while (_next[participant.Number] >= 0) await ReadAsync(participant);
        await AskAsync(Closer, new CountdownModel.Finish(), Manner.None, async _ => Text(await _countdown.Completion));
        await LookAsync(Closer, Manner.None);
    }

    // There is no guest: whoever disposes of a countdown ends it.
    protected override ValueTask DisposeHandleAsync(int number) => number == 0 ? _countdown.DisposeAsync() : default;

    protected override Move Choose()
    {
        var manner = AnyToken();
        return Random.Next(16) switch
        {
            < 8 => new("read the next number", ReadAsync),
            8 => new("terminate", me => AskAsync(me, new CountdownModel.Terminate(), manner, async token => Text(await _countdown.TerminateAsync(token)))),
            9 => new("wait for the start", me => AskAsync(me, new CountdownModel.Start(), Manner.None, _ => StartedAsync())),
            10 => new("wait for the end", me => AskAsync(me, new CountdownModel.Finish(), Manner.None, async _ => Text(await _countdown.Completion))),
            _ => new("look", me => LookAsync(me, manner)),
        };
    }

    private async Task ReadAsync(Participant me)
    {
        var number = _next[me.Number];
        if (number < 0) return;
        await AskAsync(me, new CountdownModel.Read(number), Manner.None, async _ =>
        {
            if (await _readers[me.Number].MoveNextAsync()) return CountdownModel.Number(_readers[me.Number].Current);
            _next[me.Number] = -1;
            return CountdownModel.Over;
        });
        _next[me.Number]--;
    }

    private async Task<string> StartedAsync()
    {
        try
        {
            await _countdown.Started;
            return CountdownModel.Started;
        }
        catch (OperationCanceledException)
        {
            return CountdownModel.NeverStarted;
        }
    }

    private Task LookAsync(Participant me, Manner manner) => AskAsync(me, new CountdownModel.Look(), manner, async token =>
    {
        var seen = await _countdown.SnapshotAsync(token);
        return CountdownModel.Look.Of(seen.Remaining, seen.Phase);
    });

    private static Task AskAsync(Participant me, object request, Manner manner, Func<CancellationToken, Task<string>> call)
    {
        var isWait = request is CountdownModel.Read or CountdownModel.Start or CountdownModel.Finish;
        return me.AskAsync(new Asking(request, manner) { Handle = 0, IsWait = isWait }, async (_, token) => new Answer(await call(token)));
    }

    private static string Text(CountdownOutcome outcome) => outcome switch
    {
        CountdownOutcome.Finished => CountdownModel.Finished,
        CountdownOutcome.Terminated end => CountdownModel.Terminated(end.Remaining),
        CountdownOutcome.Failed end => CountdownModel.Failed(end.Remaining),
        _ => outcome.ToString(),
    };
}
