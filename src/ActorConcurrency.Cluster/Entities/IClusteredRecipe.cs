namespace ActorConcurrency;

/// <summary>What kind of command it is: what is to be done if it comes again.</summary>
internal enum CommandKind
{
    /// <summary>Asks for something to hold: granted again with the same grant while that is held.</summary>
    Acquire,

    /// <summary>Gives a grant back, or no longer wants one: then the request is over.</summary>
    GiveBack,

    /// <summary>Opens a session: twice is once, and not at all once it was closed.</summary>
    Session,

    /// <summary>Changes something once: what it was answered is kept, and answered again.</summary>
    Once,

    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>Is another recipe's: whoever says it takes this name for something else. Nothing is done.</summary>
    Foreign,
}

/// <summary>A recipe's state as an entity needs it: each command leaves facts and answers in the step. Not thread-safe.</summary>
internal interface IClusteredRecipe
{
    /// <summary>Whether nothing is held and nobody waits.</summary>
    bool IsIdle { get; }

    /// <summary>The last fencing token.</summary>
    long LastToken { get; }

    /// <summary>Says where its figures are read.</summary>
    void Show(RecipeMetrics metrics);

    /// <summary>What kind of command it is, and whose.</summary>
    (CommandKind Kind, RequestId Id) Classify(object command);

    /// <summary>Whether all sessions and requests that a command names besides itself are a client's own.</summary>
    bool IsOf(long client, object command);

    /// <summary>Whether something says how a recipe of this kind is made.</summary>
    bool IsMaking(object making);

    /// <summary>Makes the recipe, as the first thing that happens to it.</summary>
    /// <param name="making">How, as who came first has said.</param>
    /// <param name="lastToken">The last fencing token of a life before.</param>
    /// <param name="step">Gets the facts.</param>
    void Create(object making, long lastToken, EntityStep step);

    /// <summary>What differs between how it was made and how somebody would make it now, for the log; null: nothing.</summary>
    string? Difference(object making);

    /// <summary>Carries out a command.</summary>
    void Apply(object command, TimeSpan now, EntityStep step);

    /// <summary>A client is gone: its waits end, and what it holds is taken back.</summary>
    void Abandon(long client, TimeSpan now, EntityStep step);

    /// <summary>Lets in whoever may be let in, after facts were told again.</summary>
    void Resume(TimeSpan now, EntityStep step);

    /// <summary>The grant of a request, as it was answered; null: it holds nothing.</summary>
    IReply? GrantOf(RequestId id);

    bool IsWaiting(RequestId id);

    /// <summary>Whether a request holds something, or waits.</summary>
    bool IsKnown(RequestId id) => GrantOf(id) is not null || IsWaiting(id);

    void Replay(object fact, TimeSpan at);

    object Image();

    void Restore(object image);
}

/// <summary>What comes of one message: facts to write, and answers to send once they are written. Used again for the next one.</summary>
internal sealed class EntityStep
{
    public List<object> Facts { get; } = [];

    /// <summary>To which client, and what.</summary>
    public List<(long Client, object Reply)> Replies { get; } = [];

    /// <summary>Clients that are gone, with this step.</summary>
    public List<long> Closed { get; } = [];

    public void Clear()
    {
        Facts.Clear();
        Replies.Clear();
        Closed.Clear();
    }
}
