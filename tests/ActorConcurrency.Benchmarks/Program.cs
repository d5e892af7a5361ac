using ActorConcurrency.Benchmarks;

const string Usage = "Usage: ratios [--case NAME]... [--rounds N] [--json FILE] | bdn [--filter PATTERN]... | scaling | cluster [--quick] | stress | soak [--minutes N]";

// dotnet run -c Release --project tests/ActorConcurrency.Benchmarks -- COMMAND
try
{
    return args switch
    {
        ["ratios", .. var rest] => await RatiosCommand.RunAsync(rest),
        ["bdn", .. var rest] => BdnCommand.Run(rest),
        ["scaling", .. var rest] => await ScalingCommand.RunAsync(rest),
        ["cluster", .. var rest] => await ClusterCommand.RunAsync(rest),
        ["stress", .. var rest] => await StressCommand.RunAsync(rest),
        ["soak", .. var rest] => await SoakCommand.RunAsync(rest),
        _ => throw new UsageException(Usage),
    };
}
catch (UsageException misuse)
{
    Console.Error.WriteLine(misuse.Message);
    return 2;
}
