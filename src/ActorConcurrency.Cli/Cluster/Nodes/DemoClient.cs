namespace ActorConcurrency.Cli;

/// <summary>A client of the demo: asks, holds for a short random time, gives back, and writes down what it did and saw.</summary>
internal sealed class DemoClient(IReadOnlyList<SharedThing> things, HistoryWriter history, Random random)
{
    private const int LongestHold = 30;
    private const int LongestPause = 20;
    private const int LongestWait = 400;

    // Of a hundred things that a client does.
    private const int Reads = 5;
    private const int WithSession = 35;

    // How often a holder looks whether it has lost what it holds.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(3);

    private bool _isNodeOver;

    /// <summary>Goes on until it is told to stop, then ends in order.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && !_isNodeOver)
        {
            var thing = things[random.Next(things.Count)];
            switch (random.Next(100))
            {
                case < Reads:
                    await ReadAsync(thing, stop);
                    break;
                case < Reads + WithSession:
                    await InSessionAsync(thing, stop);
                    break;
                default:
                    await OnceAsync(thing, thing.Plain, history.NewRequest(), stop);
                    break;
            }

            await Pause(random.Next(LongestPause), stop);
        }
    }

    /// <summary>Reads a name's figures.</summary>
    public async Task ReadAsync(SharedThing thing, CancellationToken stop)
    {
        var request = history.NewRequest();
        history.Write(HistoryKind.ReadAsked, line => line with { Name = thing.Name, Request = request });
        try
        {
            var figures = await thing.ReadAsync(stop);
            history.Write(HistoryKind.Read, line => line with { Name = thing.Name, Request = request, Figures = figures });
        }
        catch (Exception failure) when (failure is OperationCanceledException or StoppedException or OutcomeUnknownException)
        {
            history.Write(HistoryKind.ReadFailed, line => line with { Name = thing.Name, Request = request, Text = failure.GetType().Name });
        }
    }

    // The session bears the request's name, so that a snapshot shows where in the line it stands.
    private async Task InSessionAsync(SharedThing thing, CancellationToken stop)
    {
        var request = history.NewRequest();
        var session = thing.OpenSession(request);
        await OnceAsync(thing, session, request, stop);
        await session.Close();
    }

    private async Task OnceAsync(SharedThing thing, Asker asker, string request, CancellationToken stop)
    {
        var want = thing.AnyWant(random);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        TimeSpan? time = null;
        switch (random.Next(10))
        {
            case 0:
                time = TimeSpan.Zero;
                break;
            case 1:
                time = TimeSpan.FromMilliseconds(random.Next(1, LongestWait));
                break;
            case 2:
                patience.CancelAfter(random.Next(1, LongestWait));
                break;
        }

        Write(HistoryKind.Asked, want, line => line with { Text = time is { } limit ? FormattableString.Invariant($"within {limit.TotalMilliseconds} ms") : null });
        if (await AskedAsync(asker, want, time, Write, patience.Token) is not { } possession) return;
        await HoldAsync(possession, (kind, more) => Write(kind, want, more));
        // Disposing a session that still holds something is a way to give it back, too.
        if (asker == thing.Plain || random.Next(2) == 0) possession.Back.Dispose();

        void Write(HistoryKind kind, Want? held = null, Func<HistoryLine, HistoryLine>? more = null) => history.Write(kind, line =>
        {
            line = line with { Name = thing.Name, Request = request, Permits = held?.Permits ?? 0, Locks = held?.Locks };
            return more is null ? line : more(line);
        });
    }

    private async Task<Possession?> AskedAsync(
        Asker asker, Want want, TimeSpan? time, Action<HistoryKind, Want?, Func<HistoryLine, HistoryLine>?> write, CancellationToken cancellationToken)
    {
        try
        {
            if (await asker.Ask(want, time, cancellationToken) is { } possession)
            {
                write(HistoryKind.Granted, want, line => line with { Token = possession.Token });
                return possession;
            }

            write(time == TimeSpan.Zero ? HistoryKind.Refused : HistoryKind.GaveUp, null, null);
        }
        catch (OperationCanceledException)
        {
            write(HistoryKind.GaveUp, null, null);
        }
        catch (OutcomeUnknownException unknown)
        {
            write(HistoryKind.Unknown, null, line => line with { Text = unknown.Message });
        }
        catch (StoppedException)
        {
            _isNodeOver = true;
            write(HistoryKind.Stopped, null, null);
        }
        catch (Exception refusal)
        {
            write(HistoryKind.Refused, null, line => line with { Text = refusal.Message });
        }

        return null;
    }

    // The last moment at which it was surely held is taken before the look at the token, which is never uncancelled.
    private async Task HoldAsync(Possession possession, Action<HistoryKind, Func<HistoryLine, HistoryLine>?> write)
    {
        var surely = 0L;
        var end = history.Now + (random.Next(LongestHold) * 1000);
        while (true)
        {
            var now = history.Now;
            if (possession.Lost.IsCancellationRequested)
            {
                write(HistoryKind.Lost, line => line with { Until = surely });
                return;
            }

            surely = now;
            if (now >= end) break;
            await Task.Delay(Look);
        }

        write(HistoryKind.Returned, line => line with { At = surely });
    }

    private static Task Pause(int milliseconds, CancellationToken stop) => Task.Delay(milliseconds, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
}
