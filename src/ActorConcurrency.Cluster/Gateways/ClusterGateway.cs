using System.Security.Cryptography;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// The actor through which all handles of a node ask the names of one recipe. A real actor: entities watch it, and so learn of its node's end. What it
/// does with a name is its <see cref="Link"/>'s; here are the mailbox, the timer, and the view of the cluster.
/// </summary>
internal sealed class ClusterGateway : ReceiveActor, IWithTimers
{
    /// <summary>How often it looks for what is due.</summary>
    public static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Link> _clients = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Recipe _recipe;
    private readonly ClusterSettings _settings;
    private readonly EntityClock _clock;
    private readonly IActorRef _self;
    private readonly CancellationTokenSource _ended;
    private readonly Majority _majority;
    private readonly RecipeMetrics _metrics;
    private GatewayFigures _figures = new(0, 0, 0);
    private long _lostByForgotten;
    private readonly HashSet<Link> _silent = [];
    private TimeSpan _ticked;
    private TimeSpan _heard;
    private bool _isCutOff;
    private Exception? _over;

    /// <param name="recipe">What it asks for.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ended">Cancelled when it has ended.</param>
    public ClusterGateway(Recipe recipe, ClusterSettings settings, TimeProvider time, CancellationTokenSource ended)
    {
        (_recipe, _settings, _clock, _self, _ended) = (recipe, settings, new(time), Self, ended);
        var cluster = Akka.Cluster.Cluster.Get(Context.System);
        _majority = new(() => ClusterView.Of(cluster));
        _metrics = new RecipeMetrics(recipe.Kind, $"{cluster.SelfAddress}")
            .Show(RecipeMetrics.ClusterNodeHeld, () => _figures.Held)
            .Show(RecipeMetrics.ClusterNodeUnanswered, () => _figures.Unanswered)
            .Show(RecipeMetrics.ClusterNodeLost, () => _figures.Lost);
        Receive<Ask>(ask => With(ask.At, link => link.Ask(ask.Call, Now), ask.Call));
        Receive<GiveUp>(up => With(up.At, link => link.GiveUp(up.Call, Now)));
        Receive<GiveBack>(back => With(back.At, link => link.Return(back.Grant, _recipe.Return, Now)));
        Receive<Open>(open => With(open.At, link => link.Open(open.Session, Now)));
        Receive<Close>(close => With(close.At, link => link.Close(close.Session, close.Call, Now), close.Call));
        Receive<FromEntity>(OnReply);
        Receive<Shut>(_ => OnShut());
        Receive<Tick>(_ => OnTick());
    }

    /// <summary>What of a recipe a gateway must know.</summary>
    /// <param name="Kind">Its name: "semaphore".</param>
    /// <param name="Region">Where its names live.</param>
    /// <param name="Return">Makes the message that gives back what was granted to a request.</param>
    /// <param name="Withdraw">Makes the message that withdraws a request.</param>
    internal sealed record Recipe(string Kind, IActorRef Region, Func<RequestId, object> Return, Func<RequestId, object> Withdraw);

    /// <summary>Which name is meant, and how it is to be made if it is new.</summary>
    internal sealed record Target(string Name, object Making);

    /// <summary>A handle's request.</summary>
    internal sealed record Ask(Target At, ClusterCall Call) : INoSerializationVerificationNeeded;

    /// <summary>A caller does not wait any more.</summary>
    internal sealed record GiveUp(Target At, ClusterCall Call) : INoSerializationVerificationNeeded;

    /// <summary>A grant comes back.</summary>
    internal sealed record GiveBack(Target At, ClusterGrant Grant) : INoSerializationVerificationNeeded;

    /// <summary>A handle opens a session.</summary>
    internal sealed record Open(Target At, ClusterSession Session) : INoSerializationVerificationNeeded;

    /// <summary>A session is disposed.</summary>
    internal sealed record Close(Target At, ClusterSession Session, ClusterCall Call) : INoSerializationVerificationNeeded;

    /// <summary>The node leaves: everything it holds is lost, and given back. Answer: <see cref="Akka.Done"/>.</summary>
    internal sealed record Shut : INoSerializationVerificationNeeded
    {
        public static Shut Instance { get; } = new();
    }

    // As of the last tick: whoever reads them does so on a thread of their own.
    private sealed record GatewayFigures(int Held, int Unanswered, long Lost);

    private sealed record Tick : INoSerializationVerificationNeeded, INotInfluenceReceiveTimeout
    {
        public static Tick Instance { get; } = new();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => _clock.Now;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _ticked = Now;
        Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, TickEvery);
    }

    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        // It goes on empty, and not over: whatever is held or asked ends here, and can be asked again.
        var isOver = _over is not null;
        _over ??= new StoppedException($"What this node had of {_recipe.Kind}s is lost by a fault, which its log has; nothing was done. Ask again.");
        // Unless it had ended before: the next one would not know.
        if (isOver) _ = _ended.CancelAsync();
        if (message is Ask ask) ask.Call.Fail(_over);
        else if (message is Close close) close.Call.Fail(_over);
        End();
        _metrics.Retire();
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        // Before anybody who watches it hears of its end.
        End();
        _metrics.Retire();
        // What was told after that is in nobody's hands: its callers end by this.
        _ = _ended.CancelAsync();
    }

    private void With(Target at, Action<Link> step, ClusterCall? call = null)
    {
        if (_over is not null)
        {
            call?.Fail(_over);
            return;
        }

        if (!_links.TryGetValue(at.Name, out var link)) _links.Add(at.Name, link = NewLink(at));
        link.Make(at.Making);
        step(link);
        Send(link);
    }

    private Link NewLink(Target at) => new(
        at.Name, at.Making, _settings, static () => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))), grant => _self.Tell(new GiveBack(at, grant)))
    {
        Withdrawal = _recipe.Withdraw,
    };

    private void Send(Link link)
    {
        if (link.Listening != link.Client)
        {
            _clients.Remove(link.Listening);
            _clients[link.Listening = link.Client] = link;
        }

        foreach (var message in link.Take()) _recipe.Region.Tell(message, Self);
    }

    private void OnReply(FromEntity message)
    {
        if (!_clients.TryGetValue(message.Client, out var link)) return;
        _heard = Now;
        link.OnReply(message, Now);
        Send(link);
    }

    private void OnTick()
    {
        var now = Now;
        LoseIfCutOff(now);
        EndIfStuck(now);
        _ticked = now;
        foreach (var link in _links.Values.ToArray())
        {
            link.Tick(now);
            Send(link);
            if (link.IsAway) Forget(link);
        }

        Show();
    }

    private void Show() => _figures = new(
        _links.Values.Sum(static link => link.Held), _links.Values.Sum(static link => link.Unanswered), _lostByForgotten + _links.Values.Sum(static link => link.Lost));

    // For as long as the others need to find this node gone, they may have done so: after a pause of the process as well as without a majority.
    private void LoseIfCutOff(TimeSpan now)
    {
        var alone = _majority.MissingFor(now);
        var paused = now - _ticked;
        var isCutOff = alone >= _settings.LostAfter || paused >= _settings.LostAfter;
        if (isCutOff && !_isCutOff)
        {
            var held = _links.Values.Sum(link => link.Held);
            if (held > 0) _log.Warning(
                "What this node holds of {0}s is lost ({1}): it had no contact to a majority of the nodes for {2}, its process paused for {3}.", _recipe.Kind, held, alone, paused);
            foreach (var link in _links.Values) link.Lose(now);
        }

        _isCutOff = isCutOff && alone >= _settings.LostAfter;
    }

    // In the majority, and yet nobody answers for any name: its region is stuck, or the database is away.
    private void EndIfStuck(TimeSpan now)
    {
        if (_settings.GiveUpAfter is not { } patience || _over is not null || !_majority.IsMember) return;
        _silent.RemoveWhere(link => link.UnansweredFor(now) < patience);
        var stuck = _links.Values.FirstOrDefault(link => link.UnansweredFor(now) >= patience && !_silent.Contains(link));
        if (stuck is null) return;
        if (now - _heard < patience)
        {
            // Region and database are there: ending this node, and then each other one that asks, would help nobody.
            _silent.Add(stuck);
            _log.Warning(
                "Nobody has answered for the {0} '{1}' for {2}, though others are answered for: can its journal be read? The log of the node that has it says why not.",
                _recipe.Kind, stuck.Name, patience);
            return;
        }

        _log.Error(
            "Nobody has answered for the {0} '{1}' for {2}, though this node is in the majority of its cluster: it ends, for its supervisor to start it again. "
            + "Is the database there? If it is, the node's region was stuck.", _recipe.Kind, stuck.Name, patience);
        End();
        _ = CoordinatedShutdown.Get(Context.System).Run(CoordinatedShutdown.ClusterDowningReason.Instance);
    }

    private void Forget(Link link)
    {
        _links.Remove(link.Name);
        _clients.Remove(link.Listening);
        _silent.Remove(link);
        _lostByForgotten += link.Lost;
    }

    private void OnShut()
    {
        End();
        Sender.Tell(Akka.Done.Instance);
    }

    private void End()
    {
        _over ??= new StoppedException($"The node has left its cluster, or is leaving: no {_recipe.Kind} can be asked for here any more; nothing was done.");
        foreach (var link in _links.Values)
        {
            link.End(_over);
            Send(link);
            _lostByForgotten += link.Lost;
        }

        _links.Clear();
        _clients.Clear();
        _silent.Clear();
    }
}
