using System.Diagnostics;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>A semaphore's state in an entity: the same one as in a process.</summary>
internal sealed class SemaphoreRecipe : IClusteredRecipe
{
    private readonly List<SemaphoreFact> _facts = [];
    private readonly List<(long To, IReply Reply)> _replies = [];
    private readonly SemaphoreSettings _settings;
    private readonly SemaphoreState<long> _state;

    /// <param name="settings">How it is made, if it is new; and how many may wait.</param>
    public SemaphoreRecipe(SemaphoreSettings settings)
    {
        _settings = settings;
        _state = new(settings, facts: _facts);
    }

    public bool IsIdle => _state.Held == 0 && _state.Waiting == 0;

    public long LastToken => _state.LastToken;

    public (int Held, int Waiting) Load => (_state.Held, _state.Waiting);

    public string? Difference => _state.Initial == _settings.Initial && _state.Maximum == _settings.Maximum
        ? null
        : $"it was made with {_state.Initial} permits, and at most {_state.Maximum} may exist now; the settings say {_settings.Initial} and {_settings.Maximum}. "
            + "What was made stays: release permits, or change the maximum";

    public (CommandKind Kind, RequestId Id) Classify(object command) => command switch
    {
        Acquire acquire => (CommandKind.Acquire, acquire.Id),
        Return back => (CommandKind.GiveBack, back.Id),
        Withdraw withdraw => (CommandKind.GiveBack, withdraw.Id),
        OpenSession open => (CommandKind.Session, open.Session),
        CloseSession close => (CommandKind.Session, close.Id),
        Release release => (CommandKind.Once, release.Id),
        Drain drain => (CommandKind.Once, drain.Id),
        ChangeMaximum change => (CommandKind.Once, change.Id),
        GetSnapshot get => (CommandKind.Read, get.Id),
        _ => throw new UnreachableException($"{command.GetType()} is not said to a semaphore's entity."),
    };

    public void Create(long lastToken, EntityStep step)
    {
        var created = new SemaphoreFact.Created(_settings.Initial, _settings.Maximum, lastToken);
        Replay(created, TimeSpan.Zero);
        step.Facts.Add(created);
    }

    public void Apply(object command, TimeSpan now, EntityStep step)
    {
        var (_, id) = Classify(command);
        _state.Apply((ICommand)command, id.Client, now, _replies);
        Drain(step);
    }

    public void Abandon(long client, TimeSpan now, EntityStep step)
    {
        _state.Abandon(client, now, _replies);
        Drain(step);
    }

    public void Resume(TimeSpan now, EntityStep step)
    {
        _state.Admit(now, _replies);
        Drain(step);
    }

    public IReply? GrantOf(RequestId id) => _state.GrantOf(id);

    public bool IsWaiting(RequestId id) => _state.IsWaiting(id);

    public void Replay(object fact, TimeSpan at)
    {
        _state.Replay((SemaphoreFact)fact, static id => id.Client, at);
        _facts.Clear();
    }

    public object Image() => _state.Image();

    public void Restore(object image) => _state.Restore((SemaphoreImage)image, static id => id.Client);

    private void Drain(EntityStep step)
    {
        step.Facts.AddRange(_facts);
        foreach (var (to, reply) in _replies) step.Replies.Add((to, reply));
        _facts.Clear();
        _replies.Clear();
    }
}
