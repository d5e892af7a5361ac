using System.Globalization;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>One line on standard error for each trial that is over.</summary>
internal sealed class PlainProgress(int trials) : Progress
{
    private int _over;
    private string _step = "";

    public override void Tell(TrialNews news)
    {
        if (news is not TrialNews.Over(var order, var verdict, var took)) return;
        var count = $"[{++_over}/{trials}]";
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {order}: {verdict.ToString().ToLowerInvariant()} ({took.TotalSeconds:0.0} s)"));
    }

    public override void Tell(string step)
    {
        if (step == _step) return;
        _step = step;
        Console.Error.WriteLine($"Now {step}");
    }
}
