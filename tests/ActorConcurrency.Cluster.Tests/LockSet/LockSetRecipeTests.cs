using CsCheck;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Cluster.Tests;

public sealed class LockSetRecipeTests : ClusteredRecipeConformance
{
    private static readonly string[] Alphabet = ["a", "b", "c", "d", "e"];
    private static readonly OpenSession[] Sessions =
        [.. from client in new[] { 1L, 2, 3 } from number in new[] { -1L, -2 } select new OpenSession(new(client, number), "label")];

    private static readonly Gen<RecipeLife.Made> Making =
        Gen.Select(Gen.Bool, Gen.Int[0, 12], (ordered, waiters) => new RecipeLife.Made(new LockSetMaking(ordered, waiters)));

    internal override Gen<object[]> Script { get; } = Gen.Select(
        Making, Gen.Select(Gen.Int[0, 14], Gen.Long[1, 3], Gen.Int[0, 99], Gen.OneOf(Alphabet).Array[0, 3]).Array[0, 40],
        static (made, choices) => (object[])[made, .. Sessions, .. choices.Select(static (choice, at) => Deed(choice, at + 1))]);

    internal override IClusteredRecipe New() => new LockSetRecipe();

    internal override object InOrder(object image) =>
        (LockSetImage)image with { Sessions = [.. ((LockSetImage)image).Sessions.OrderBy(opened => (opened.Session.Client, opened.Session.Number))] };

    internal override IEnumerable<RequestId> Those(object image) =>
    [
        .. ((LockSetImage)image).Sessions.Select(opened => opened.Session),
        .. Holders(image),
        .. ((LockSetImage)image).Waiters.Select(waiter => waiter.Fact.Request.Id),
    ];

    internal override IEnumerable<RequestId> Holders(object image) => ((LockSetImage)image).Leases.Select(lease => lease.Fact.Grant.Id);

    internal override void AssertSound(object image)
    {
        var it = (LockSetImage)image;
        Assert.Equal(it.Granted, it.Returned + it.Reclaimed + it.Leases.Length);
        var held = it.Leases.SelectMany(lease => lease.Fact.Grant.Names).ToArray();
        Assert.Distinct(held);
        Assert.True(it.Waiters.IsEmpty || it.Waiters.Any(waiter => waiter.Fact.Request.Names.Intersect(held).Any()));
    }

    // A number is the place of its request in the script; what is held besides or given back may be anything asked before by the same client.
    private static object Deed((int Kind, long Client, int Pick, string[] Names) choice, int number)
    {
        var (kind, client, pick, names) = choice;
        var (id, earlier, session) = (new RequestId(client, number), new RequestId(client, (pick % number) + 1), new RequestId(client, -1 - (pick % 2)));
        return kind switch
        {
            0 => new Acquire(id, [.. names]),
            1 => new Acquire(id, [.. names], Wait: false),
            2 or 3 => new Acquire(id, [.. names], Session: session),
            4 => new Acquire(id, [.. names], Holding: [earlier]),
            5 => new Acquire(id, [.. names], Session: session, Holding: [earlier]),
            6 => new Acquire(id, [.. names], Run: earlier),
            7 => new Acquire(id, [.. names], Wait: false, Run: earlier),
            8 or 9 => new Return(earlier),
            10 => new Withdraw(earlier),
            11 => new OpenSession(session, "label"),
            12 => pick < 50 ? new CloseSession(id, session) : new OpenSession(session, "label"),
            13 => new GetSnapshot(id),
            _ => new RecipeLife.Gone(client),
        };
    }
}
