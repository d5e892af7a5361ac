namespace ActorConcurrency.Comparison;

/// <content>A holder that was taken for dead and comes back: fencing.</content>
internal sealed partial class SemaphoreScenario
{
    private static readonly Clause NoLateWrite = new("no late write", "whoever has lost its permit writes no more");

    private static readonly Fault LateWrite = new("late write",
        "Permits are not told apart: the resource cannot know that a writer's permit was given to somebody else meanwhile.")
    {
        Breaks = NoLateWrite.Name,
        Remedy = new("a number that grows with each grant, given to the resource with each write", "to be made and kept beside the semaphore, under its own lock"),
    };

    private static Fault LateRelease => new("late release",
        "A release asks nobody who he is: the late holder's “finally” gives back the permit of the one inside, and lets a third in.")
    {
        Breaks = OneAtATime.Name,
        Remedy = new("a permit object that releases once, and a semaphore that knows which are out", "a class of one's own around SemaphoreSlim"),
    };

    private static Experiment ComesBackLate => new()
    {
        Name = "late",
        Title = "what if a holder that was given up comes back?",
        Kind = ExperimentKind.Further,
        Participants = 3,
        Operations = "1 permit; its holder does not answer, and its permit is taken back: by a release in its place, or by closing its session. The second gets in and writes; "
            + "then the first comes back, writes, and gives back what it takes for its permit; a third tries to get in",
        Invariant = Invariant.Of(NoLateWrite, OneAtATime),
        Faults = [LateWrite, LateRelease],
        Contenders =
        [
            Contender.DotNet<SemaphoreSlim>(SlimComesBackLateAsync).Showing(LateWrite, LateRelease),
            .. Contender.ActorBothWays<ActorSemaphore>(ActorComesBackLateAsync).Select(contender => contender.Provided(
                "whatever the permit guards compares its fencing token and turns away an older one", "Whoever is turned away has lost its permit: it has to drop its result, and to ask for a permit anew")),
        ],
        Absences =
        [
            new(Side.Lock, "a lock can only be given back by the thread that holds it, so nobody can give it up in its place."),
        ],
    };

    private static async Task SlimComesBackLateAsync(Trial trial)
    {
        var resource = new Resource(trial);
        using var semaphore = new SemaphoreSlim(1);

        await semaphore.WaitAsync(trial.Cancellation);
        semaphore.Release();
        await semaphore.WaitAsync(trial.Cancellation);
        resource.Write("the second", token: 0);

        resource.Write("the first, late", token: 0);
        semaphore.Release();
        var third = await semaphore.WaitAsync(TimeSpan.Zero, trial.Cancellation);
        Conclude(trial, resource, third);
    }

    private static async Task ActorComesBackLateAsync(Trial trial)
    {
        var resource = new Resource(trial);
        await using var semaphore = Start(trial, 1);
        var session = semaphore.OpenSession("the first");
        var first = await session.AcquireAsync(1, trial.Cancellation);
        await session.DisposeAsync();
        await using var second = await semaphore.AcquireAsync(1, trial.Cancellation);
        resource.Write("the second", second.FencingToken);

        resource.Write("the first, late", first.FencingToken);
        await first.DisposeAsync();
        var third = await semaphore.TryAcquireAsync(TimeSpan.Zero, 1, trial.Cancellation);
        Conclude(trial, resource, third is not null);
    }

    private static void Conclude(Trial trial, Resource resource, bool third)
    {
        trial.Observe("writes", string.Join(", ", resource.Accepted));
        if (resource.Accepted[^1] != "the second") trial.Show(LateWrite, $"the last write is that of {resource.Accepted[^1]}");
        if (third) trial.Show(LateRelease, "the third gets in while the second is inside");
    }

    /// <summary>What the permit guards: it turns away a token that is older than one it has seen.</summary>
    private sealed class Resource(Trial trial)
    {
        private long _newest;

        public List<string> Accepted { get; } = [];

        public void Write(string who, long token)
        {
            var isOld = token < _newest;
            trial.Say($"{who}{(isOld ? ": turned away" : "")}");
            if (isOld) return;
            _newest = token;
            Accepted.Add(who);
        }
    }
}
