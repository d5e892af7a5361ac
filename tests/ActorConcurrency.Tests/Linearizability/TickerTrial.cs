using System.Globalization;
using System.Text.RegularExpressions;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>
/// Participants start and stop one ticker, wait for its ticks, and read subscriptions of their own. On the real clock: the actor's clock and
/// the scheduler that wakes it cannot be moved in one step. How long anything takes decides nothing.
/// </summary>
internal sealed partial class TickerTrial : Trial
{
    private readonly Handles<ITicker> _handles;
    private readonly TickerSettings _settings;
    private readonly ITickSubscription?[] _subscriptions;

    public TickerTrial(int seed, Func<TickerSettings, Handles<ITicker>> start) : base(seed)
    {
        _settings = new TickerSettings { Period = TimeSpan.FromMilliseconds(10), Started = Random.Next(2) == 0 };
        _handles = start(_settings);
        _subscriptions = new ITickSubscription?[Participants.Length];
    }

    public override Model Initial => new TickerModel(MostTicks(), _settings.Started);

    protected override IActorRef Actor => _handles.Actor;

    // Who waits for a running ticker does not wait for ever.
    public override async ValueTask<int> WaitingAsync()
    {
        var snapshot = await _handles.Owner.SnapshotAsync();
        if (!snapshot.Running) return snapshot.Waiting;
        using var meanwhile = new PeriodicTimer(_settings.Period);
        await meanwhile.WaitForNextTickAsync();
        return -1;
    }

    public override async Task SettleAsync()
    {
        await ChangeAsync(Closer, 0, new TickerModel.Stop(), Manner.None, async token => await _handles.Owner.StopAsync(token));
        await LookAsync(Closer, 0, Manner.None);
        await LookAsync(Closer, 1, Manner.None);
    }

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, after, manner) = (AnyHandle(), Random.Next(0, 5), AnyToken());
        return Random.Next(16) switch
        {
            < 3 => new("start", me => ChangeAsync(me, handle, new TickerModel.Start(), manner, async token => !await _handles[handle].StartAsync(token))),
            3 => new("stop", me => ChangeAsync(me, handle, new TickerModel.Stop(), manner, async token => await _handles[handle].StopAsync(token))),
            4 => ChangePeriod(handle, manner),
            < 8 => Wait(handle, Random.Next(2) == 0 ? after : null, AnyManner(handle)),
            < 13 => new("subscribe, or read the next tick", me => _subscriptions[me.Number] is { } subscription
                ? ReadAsync(me, subscription, manner)
                : SubscribeAsync(me, handle)),
            _ => new("look", me => LookAsync(me, handle, manner)),
        };
    }

    private Move Wait(int handle, long? after, Manner manner)
    {
        var asking = new Asking(new TickerModel.Wait(after, manner.Waits), manner) { Handle = handle, IsWait = true };
        return new($"wait for a tick after {after?.ToString() ?? "now"}{manner}", me => me.AskAsync(asking, async (_, token) =>
        {
            var tick = (manner.Timeout, after) switch
            {
                ({ } timeout, _) => await _handles[handle].TryWaitForTickAsync(timeout, after, token),
                (null, { } number) => await _handles[handle].WaitForTickAfterAsync(number, token),
                _ => await _handles[handle].WaitForTickAsync(token),
            };
            if (tick?.Late < TimeSpan.Zero) Complain($"A tick came too early: {tick}");
            return tick is null ? null : new Answer(TickerModel.Number(tick.Number));
        }));
    }

    private Move ChangePeriod(int handle, Manner manner) => new("change the period", me =>
        me.AskAsync(new Asking(new TickerModel.ChangePeriod(), manner) { Handle = handle }, async (_, token) =>
        {
            await _handles[handle].ChangePeriodAsync(_settings.Period, token);
            return new Answer("done");
        }));

    private Task SubscribeAsync(Participant me, int handle) =>
        me.AskAsync(new Asking(new TickerModel.Subscribe(me.Number), Manner.None) { Handle = handle, IsWait = true, IsSeen = false }, async (_, token) =>
        {
            _subscriptions[me.Number] = await _handles[handle].SubscribeAsync(SlowSubscriber.EveryTick, cancellationToken: token);
            return new Answer("done");
        });

    // Each time a new enumeration: it goes on where the last one ended.
    private static Task ReadAsync(Participant me, ITickSubscription subscription, Manner manner)
    {
        var patient = manner.Token == CancelBy.Nobody ? manner with { Token = CancelBy.Others } : manner;
        var asking = new Asking(new TickerModel.Next(me.Number), patient) { IsWait = true, IsSeen = false };
        return me.AskAsync(asking, async (_, token) =>
        {
            await using var ticks = subscription.TicksAsync(token).GetAsyncEnumerator(CancellationToken.None);
            return new Answer(await ticks.MoveNextAsync() ? TickerModel.Number(ticks.Current.Number) : "over");
        });
    }

    private static Task ChangeAsync(Participant me, int handle, object request, Manner manner, Func<CancellationToken, Task<bool>> ranAsync) =>
        me.AskAsync(new Asking(request, manner) { Handle = handle }, async (_, token) => new Answer(await ranAsync(token) ? "ran" : "did not run"));

    private Task LookAsync(Participant me, int handle, Manner manner) =>
        me.AskAsync(new Asking(new TickerModel.Look(), manner) { Handle = handle }, async (_, token) =>
        {
            var seen = await _handles[handle].SnapshotAsync(token);
            return new Answer(TickerModel.Look.Of(seen.Running, seen.Ticks, seen.Waiting));
        });

    private long MostTicks() => History.Select(operation => operation.Outcome).OfType<Outcome.Answered>()
        .SelectMany(answer => Numbers().Matches(answer.Text)).Select(number => long.Parse(number.Value, CultureInfo.InvariantCulture)).Append(0).Max();

    [GeneratedRegex(@"(?<=tick )\d+|\d+(?= ticks)")]
    private static partial Regex Numbers();
}
