using CsCheck;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Cluster.Tests;

public sealed class SemaphoreRecipeTests : ClusteredRecipeConformance
{
    private static readonly OpenSession[] Sessions =
        [.. from client in new[] { 1L, 2, 3 } from number in new[] { -1L, -2 } select new OpenSession(new(client, number), "label")];

    private static readonly Gen<RecipeLife.Made> Making =
        Gen.Select(Gen.Int[0, 4], Gen.Int[4, 6], Gen.Int[0, 5], (initial, maximum, waiters) => new RecipeLife.Made(new SemaphoreMaking(initial, maximum, waiters)));

    internal override Gen<object[]> Script { get; } = Gen.Select(
        Making, Gen.Select(Gen.Int[0, 15], Gen.Long[1, 3], Gen.Int[0, 99], Gen.Int[1, 3]).Array[0, 40],
        static (made, choices) => (object[])[made, .. Sessions, .. choices.Select(static (choice, at) => Deed(choice, at + 1))]);

    internal override IClusteredRecipe New() => new SemaphoreRecipe();

    internal override object InOrder(object image) =>
        (SemaphoreImage)image with { Sessions = [.. ((SemaphoreImage)image).Sessions.OrderBy(session => (session.Id.Client, session.Id.Number))] };

    internal override IEnumerable<RequestId> Those(object image) =>
        [.. ((SemaphoreImage)image).Sessions.Select(session => session.Id), .. Holders(image), .. ((SemaphoreImage)image).Waiters.Select(waiter => waiter.Id)];

    internal override IEnumerable<RequestId> Holders(object image) => ((SemaphoreImage)image).Grants.Select(grant => grant.Id);

    internal override void AssertSound(object image)
    {
        var it = (SemaphoreImage)image;
        var held = it.Grants.Sum(grant => grant.Permits);
        Assert.Equal(it.Initial + it.Released - it.Drained - it.Removed, it.Available + held);
        Assert.Equal(it.Granted, it.Returned + it.Reclaimed + held);
        Assert.True(it.Available >= 0 && (it.Available == 0 || it.Available + held <= it.Maximum));
        Assert.True(it.Waiters.IsEmpty || it.Waiters[0].Permits > it.Available);
    }

    // A number is the place of its request in the script; what is given back may be anything asked before by the same client.
    private static object Deed((int Kind, long Client, int Pick, int Permits) choice, int number)
    {
        var (kind, client, pick, permits) = choice;
        var (id, earlier, session) = (new RequestId(client, number), new RequestId(client, (pick % number) + 1), new RequestId(client, -1 - (pick % 2)));
        return kind switch
        {
            0 or 1 or 2 => new Acquire(id, permits),
            3 => new Acquire(id, permits, Wait: false),
            4 or 5 or 6 => new Acquire(id, permits, Session: session),
            7 or 8 => new Return(earlier),
            9 => new Withdraw(earlier),
            10 => new Release(id, permits),
            11 => pick < 30 ? new Drain(id) : new GetSnapshot(id),
            12 => new ChangeMaximum(id, permits + (pick % 3)),
            13 => new OpenSession(session, "label"),
            14 => new CloseSession(id, session),
            _ => new RecipeLife.Gone(client),
        };
    }
}
