namespace ActorConcurrency;

/// <summary>Why a barrier's actor refuses a request.</summary>
public enum BarrierRefusal
{
    /// <summary>Every place has a name, or is filled; or fewer are free than are to be taken away.</summary>
    NoPlace,

    /// <summary>The party has arrived at this phase already.</summary>
    ArrivedAlready,

    /// <summary>The party has left, has ended, or has never joined.</summary>
    NotAParty,

    /// <summary>There would be more places than can be counted.</summary>
    TooManyParties,
}
