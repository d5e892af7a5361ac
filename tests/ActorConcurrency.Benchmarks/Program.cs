using ActorConcurrency.Benchmarks;

const string Usage = "Usage: ratios [--json FILE] [--case NAME]...";

// dotnet run -c Release --project tests/ActorConcurrency.Benchmarks -- COMMAND
try
{
    return args switch
    {
        ["ratios", .. var rest] => await RatiosCommand.RunAsync(rest),
        _ => throw new UsageException(Usage),
    };
}
catch (UsageException misuse)
{
    Console.Error.WriteLine(misuse.Message);
    return 2;
}
