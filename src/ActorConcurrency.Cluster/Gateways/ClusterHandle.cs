using Akka.Actor;

namespace ActorConcurrency;

/// <summary>How a handle asks its name: told to the node's gateway, and ended by an answer, its caller, its time, the handle's disposal or the node's end. Thread-safe.</summary>
internal sealed class ClusterHandle : IDisposable
{
    private const int LongestName = 200;

    private readonly ClusterNode _node;
    private readonly ClusterGateway.Target _at;

    // Not linked to the node's, which would keep every handle's until the node ends.
    private readonly CancellationTokenSource _disposed = new();
    private readonly string _service;

    /// <param name="node">The node.</param>
    /// <param name="service">What it is, for messages: "semaphore".</param>
    /// <param name="name">Its name.</param>
    /// <param name="making">How it is to be made if it is new.</param>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public ClusterHandle(ClusterNode node, string service, string name, object making)
    {
        WireLimits.CheckName(name, nameof(name));
        if (name.Length > LongestName) throw new ArgumentException($"A name has at most {LongestName} characters, but this one has {name.Length}: {name[..20]}…", nameof(name));
        (_node, _service, _at) = (node, service, new(name, making));
    }

    /// <summary>The name.</summary>
    public string Name => _at.Name;

    /// <summary>The node's system.</summary>
    public ActorSystem System => _node.System;

    /// <summary>How long a call waits that needs nothing to come free.</summary>
    public TimeSpan CallTimeout => _node.Settings.CallTimeout;

    /// <summary>Asks, and waits for what comes of it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="timeout">How long it may take; null: as long as it does.</param>
    /// <param name="emptyWhenLate">Whether it then has no result, instead of an unknown outcome.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<TResult> Ask<TResult>(ClusterCall<TResult> call, TimeSpan? timeout, bool emptyWhenLate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_disposed.IsCancellationRequested || _node.Over.IsCancellationRequested) throw Stopped();
        Tell(new ClusterGateway.Ask(_at, call));
        return await Waited(call, timeout, emptyWhenLate, _disposed.Token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the name, unless somebody uses it.</summary>
    /// <returns>Whether it was not in use, and so is deleted.</returns>
    public Task<bool> Delete(CancellationToken cancellationToken) => Ask(
        // Deleted twice is deleted, so it may be asked anew.
        new ClusterCall<bool>(static (id, _) => new Delete(id), static (reply, _, _) => reply is Deleted { InUse: false }) { IsRead = true },
        CallTimeout, emptyWhenLate: false, cancellationToken);

    /// <summary>Opens an owner. What it asks comes after that.</summary>
    public ClusterSession Open(Func<RequestId, object> open)
    {
        var session = new ClusterSession(open);
        Tell(new ClusterGateway.Open(_at, session));
        return session;
    }

    /// <summary>Closes an owner; waits until what it held is back, or this node has ended, and with it whatever it held.</summary>
    public async Task Close(ClusterSession session, ClusterCall<int> close)
    {
        try
        {
            Tell(new ClusterGateway.Close(_at, session, close));
            // Not given up with the handle, whose disposal may come first: what the owner holds would stay held.
            await Waited(close, timeout: null, emptyWhenLate: false, CancellationToken.None, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoppedException)
        {
            // The node has ended.
        }
    }

    /// <summary>What a call gets that was certainly not carried out.</summary>
    public StoppedException Stopped() => new(_node.Over.IsCancellationRequested
        ? $"The node has left its cluster: the {_service} '{Name}' cannot be asked here any more; nothing was done."
        : $"This handle to the {_service} '{Name}' was disposed; nothing was done. Open another one.");

    public void Dispose() => _ = _disposed.CancelAsync();

    private void Tell(object message) => _node.Gateway.Tell(message, ActorRefs.NoSender);

    private async Task<TResult> Waited<TResult>(ClusterCall<TResult> call, TimeSpan? timeout, bool emptyWhenLate, CancellationToken disposed, CancellationToken cancellationToken)
    {
        // Registered after it was told: so a gateway that has ended meanwhile is seen here, if it is not by the gateway.
        using var cancelled = cancellationToken.UnsafeRegister(_ => GiveUp(call, call.TryEnd(new OperationCanceledException(cancellationToken))), null);
        using var stopped = disposed.UnsafeRegister(_ => GiveUp(call, call.TryEnd(Stopped())), null);
        using var ended = _node.Over.UnsafeRegister(_ => GiveUp(call, call.TryEnd(Stopped())), null);
        using var late = timeout is { } limit
            ? _node.Time.CreateTimer(_ => GiveUp(call, emptyWhenLate ? call.TryEnd(default(TResult)!) : call.TryEnd(Silent(call, limit))), null, limit, Timeout.InfiniteTimeSpan)
            : null;
        return await call.Result.ConfigureAwait(false);
    }

    private void GiveUp(ClusterCall call, bool isEnded)
    {
        if (isEnded) Tell(new ClusterGateway.GiveUp(_at, call));
    }

    private OutcomeUnknownException Silent(ClusterCall call, TimeSpan limit) => new(
        $"The {_service} '{Name}' did not answer within {limit}; " + (call.IsAcquisition
            ? "the request was withdrawn: nothing stays taken for it."
            : "it may have done what was asked. Take a snapshot before you repeat it."));
}
