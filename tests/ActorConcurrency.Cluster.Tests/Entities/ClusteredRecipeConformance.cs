using CsCheck;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>
/// What an entity relies on in every recipe: whatever was asked of it, its facts and its image make it anew, at any entry, and then it goes on as if
/// nothing had been.
/// </summary>
public abstract class ClusteredRecipeConformance
{
    internal abstract IClusteredRecipe New();

    /// <summary>How it is made, and then commands of several clients in any order, and clients' ends.</summary>
    internal abstract Gen<object[]> Script { get; }

    /// <summary>An image of the recipe with its sessions in order: theirs means nothing.</summary>
    internal abstract object InOrder(object image);

    /// <summary>Whoever is in an image: sessions, holders, and those who wait.</summary>
    internal abstract IEnumerable<RequestId> Those(object image);

    /// <summary>Whoever holds something in an image.</summary>
    internal abstract IEnumerable<RequestId> Holders(object image);

    /// <summary>What is true of every image.</summary>
    internal abstract void AssertSound(object image);

    [Fact]
    public void Its_facts_told_again_up_to_any_entry_give_the_same_state_which_goes_on_equally() =>
        Script.Sample(script => AtEveryCut(script, static (life, fresh) => fresh.ToldAgain(life)), iter: 60);

    [Fact]
    public void Its_image_restored_at_any_entry_gives_the_same_state_which_goes_on_equally() =>
        Script.Sample(script => AtEveryCut(script, static (life, fresh) => fresh.Restored(life)), iter: 60);

    [Fact]
    public void A_client_that_is_gone_leaves_nothing_and_takes_nothing_from_others() => Script.Sample(
        script =>
        {
            for (var client = 1L; client <= 3; client++)
            {
                var life = Lived(script, script.Length);
                var others = Holders(life.Recipe.Image()).Where(id => id.Client != client).ToHashSet();
                life.Do(new RecipeLife.Gone(client));
                var image = life.Recipe.Image();
                Assert.DoesNotContain(Those(image), id => id.Client == client);
                Assert.Subset(Holders(image).ToHashSet(), others);
                AssertSound(image);
            }
        },
        iter: 300);

    [Fact]
    public void Its_books_balance_after_every_command() => Script.Sample(
        script =>
        {
            var life = new RecipeLife(New());
            foreach (var deed in script)
            {
                life.Do(deed);
                AssertSound(life.Recipe.Image());
            }
        },
        iter: 300);

    [Fact]
    public void Its_tokens_grow_over_lives_though_what_they_named_is_gone() => Script.Sample(
        script =>
        {
            var life = Lived(script, script.Length);
            var next = new RecipeLife(New());
            var step = new EntityStep();
            next.Recipe.Create(((RecipeLife.Made)script[0]).Making, life.Recipe.LastToken, step);
            Assert.True(life.Recipe.LastToken >= 7);
            Assert.Equal(life.Recipe.LastToken, next.Recipe.LastToken);
        },
        iter: 100);

    // An entity lets in whoever may go in when a life begins, so the one that goes on without a break does so at that place too.
    private void AtEveryCut(object[] script, Func<RecipeLife, RecipeLife, RecipeLife> revive)
    {
        for (var cut = 1; cut <= script.Length; cut++)
        {
            var unbroken = Lived(script, cut);
            var revived = revive(unbroken, new RecipeLife(New()));
            Assert.Equal(ImageOf(unbroken), ImageOf(revived));
            Assert.Equal(unbroken.Resume(), revived.Resume());
            foreach (var deed in script[cut..]) Assert.Equal(unbroken.Do(deed), revived.Do(deed));
            Assert.Equal(ImageOf(unbroken), ImageOf(revived));
        }
    }

    private RecipeLife Lived(object[] script, int cut)
    {
        var life = new RecipeLife(New());
        foreach (var deed in script[..cut]) life.Do(deed);
        return life;
    }

    private string ImageOf(RecipeLife life) => Everything.In(InOrder(life.Recipe.Image()));
}
