using System.Runtime;
using ActorConcurrency.Benchmarks;

// dotnet run -c Release --project tests/ActorConcurrency.Benchmarks -- ratios [--case NAME]
if (args is not ["ratios", ..] || (args.Length > 1 && args is not ["ratios", "--case", _]))
{
    Console.Error.WriteLine($"usage: ratios [--case NAME]; the cases are {string.Join(", ", Cases.All.Select(c => c.Name))}.");
    return 2;
}

var cases = args.Length > 1 ? Cases.All.Where(c => c.Name == args[2]).ToArray() : Cases.All;
if (cases.Length == 0)
{
    Console.Error.WriteLine($"There is no case '{args[2]}'; the cases are {string.Join(", ", Cases.All.Select(c => c.Name))}.");
    return 2;
}

Console.WriteLine($".NET {Environment.Version}, {Environment.ProcessorCount} processors, server GC {GCSettings.IsServerGC}, latency mode {GCSettings.LatencyMode}");
Console.WriteLine($"{"case",-22} {"ours ns/op",12} {"baseline ns/op",15} {"ratio",8} {"spread",14} {"ours B/op",10}");
foreach (var one in cases)
{
    var result = await Ratio.MeasureAsync(one);
    Console.WriteLine(
        $"{one.Name,-22} {result.Ours,12:0.0} {result.Baseline,15:0.0} {result.Median,7:0.00}x {result.Lowest,5:0.00} to {result.Highest:0.00} {result.BytesPerOperation,10:0}");
}

return 0;
