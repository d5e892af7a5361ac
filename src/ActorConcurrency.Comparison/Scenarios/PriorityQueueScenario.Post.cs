using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What the programs put, and how they observe it.</content>
internal sealed partial class PriorityQueueScenario
{
    private sealed record Parcel(int Putter, int Number, int Priority) : IPrioritized;

    /// <summary>All parcels, drawn before anybody starts, and what each getter received.</summary>
    private sealed class Post(Trial trial, int getters = Getters)
    {
        private readonly Parcel[][] _parcels =
        [
            .. Enumerable.Range(0, Putters).Select(putter =>
                Enumerable.Range(0, ItemsEach).Select(number => new Parcel(putter, number, trial.Random.Next(Levels))).ToArray()),
        ];

        // Each getter writes to its own.
        private readonly List<Parcel>[] _received = [.. Enumerable.Range(0, getters).Select(_ => new List<Parcel>())];

        public IReadOnlyList<Parcel> Of(int putter) => _parcels[putter];

        public void Receive(int getter, Parcel parcel) => _received[getter].Add(parcel);

        /// <summary>Checks that nothing is lost or came twice, and the order. While more is being put, only equals of one putter have one.</summary>
        public void Check(string what = "got", bool allPutBefore = true)
        {
            bool IsInOrder(List<Parcel> parcels) => AreEqualsInOrder(parcels) && (!allPutBefore || AreHigherFirst(parcels));

            var all = _received.SelectMany(received => received).ToArray();
            trial.Observe(what, $"{all.Distinct().Count()} of {Putters * ItemsEach}, in order: {_received.Count(IsInOrder)} of {getters} getters");
            trial.Require(OnceEach, all.Length == Putters * ItemsEach && all.Distinct().Count() == all.Length, "an item is lost, or was got twice");
            trial.Require(allPutBefore ? HigherFirst : EqualsInOrder, _received.All(IsInOrder), "a lower priority came before a higher one, or a later item before its elder equal");
        }

        private static bool AreHigherFirst(List<Parcel> received) =>
            received.Select(parcel => parcel.Priority).SequenceEqual(received.Select(parcel => parcel.Priority).OrderDescending());

        private static bool AreEqualsInOrder(List<Parcel> received) =>
            received.GroupBy(parcel => (parcel.Putter, parcel.Priority)).All(equals =>
                equals.Select(parcel => parcel.Number).SequenceEqual(equals.Select(parcel => parcel.Number).Order()));
    }

    private static async Task OrderMailboxAsync(Trial trial)
    {
        // Who handles the messages is the one who gets them all.
        var post = new Post(trial, getters: 1);
        using var gate = new ManualResetEventSlim();
        var handled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = trial.Actors.ActorOf(Props.Create(() => new Handler(post, handled)).WithHigherFirstMailbox(trial.Actors));

        // Held up in its first message until all is put, so that its mailbox is the queue. It must be inside before: in the mailbox, the
        // message that holds it would be overtaken by what is more important.
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        handler.Tell(new Hold(inside, gate));
        await inside.Task.WaitAsync(trial.Cancellation);
        await trial.OnTasks(Putters, putter =>
        {
            foreach (var parcel in post.Of(putter)) handler.Tell(parcel);
            return Task.CompletedTask;
        });
        gate.Set();
        await handled.Task.WaitAsync(trial.Cancellation);
        post.Check("as a mailbox");
    }

    private sealed record Hold(TaskCompletionSource Inside, ManualResetEventSlim Gate) : INoSerializationVerificationNeeded;

    private sealed class Handler(Post post, TaskCompletionSource handled) : UntypedActor
    {
        private int _count;

        protected override void OnReceive(object message)
        {
            if (message is Hold hold)
            {
                hold.Inside.SetResult();
                hold.Gate.Wait();
            }

            if (message is not Parcel parcel) return;
            post.Receive(0, parcel);
            if (++_count == Putters * ItemsEach) handled.SetResult();
        }
    }
}
