namespace ActorConcurrency.Cli;

/// <summary>What a line of a history tells. Written as a word in camel case.</summary>
internal enum HistoryKind
{
    /// <summary>A client is about to ask for something to hold.</summary>
    Asked,

    /// <summary>The answer has come: it holds what it asked for.</summary>
    Granted,

    /// <summary>It is about to give back what it holds.</summary>
    Returned,

    /// <summary>It has seen that it holds it no longer.</summary>
    Lost,

    /// <summary>Not now, or not at all.</summary>
    Refused,

    /// <summary>It does not wait any longer: its time was over, or it changed its mind.</summary>
    GaveUp,

    /// <summary>It cannot know what came of it.</summary>
    Unknown,

    /// <summary>The node has ended: nothing was done.</summary>
    Stopped,

    /// <summary>A client is about to read a name's figures.</summary>
    ReadAsked,

    /// <summary>The figures have come.</summary>
    Read,

    /// <summary>No figures have come: the node has ended.</summary>
    ReadFailed,

    /// <summary>A node has noticed that it was cut off: what it held and where it stood in lines may be gone.</summary>
    CutOff,

    /// <summary>A node's clients have all ended.</summary>
    Idle,

    /// <summary>A node says which names it has: for the view only.</summary>
    Has,

    /// <summary>A process is started.</summary>
    Started,

    /// <summary>It is a member of the cluster, and has had its first answers.</summary>
    Ready,

    /// <summary>It is about to be killed.</summary>
    Killed,

    /// <summary>It is about to be frozen.</summary>
    Frozen,

    /// <summary>It is about to go on.</summary>
    Woken,

    /// <summary>It is about to be told to leave.</summary>
    Leaving,

    /// <summary>It was seen to have ended.</summary>
    Gone,

    /// <summary>The time is up: all clients are told to end.</summary>
    Ending,
}
