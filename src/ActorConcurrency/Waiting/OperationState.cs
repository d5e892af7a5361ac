namespace ActorConcurrency;

/// <summary>Where a <see cref="PendingOperation"/> is; its table of transitions stands there.</summary>
internal enum OperationState
{
    /// <summary>Not in use: in the pool, or in the hands of whoever is about to start it.</summary>
    Idle,

    /// <summary>It can be found, and its request is being told. A cancellation has to wait: a withdrawal must not overtake its request.</summary>
    Sending,

    /// <summary>The request is out and nothing has decided it yet.</summary>
    Waiting,

    /// <summary>The answer came first.</summary>
    Granted,

    /// <summary>The caller's token or the time came first; the service does not know yet.</summary>
    Cancelled,

    /// <summary>As <see cref="Cancelled"/>, and the service has been told, so that whatever it grants comes back.</summary>
    Withdrawn,

    /// <summary>The death of the service, or the closing of the handle, came first; or the request was never sent.</summary>
    Failed,
}
