using ActorConcurrency;
using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;

// Standard output is the sample's own; the log goes to standard error.
Log.Logger = new LoggerConfiguration().MinimumLevel.Warning().WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose).CreateLogger();

if (OperatingSystem.IsWindows())
{
    Console.WriteLine("This sample starts programs of a Unix.");
    return;
}

// A worker that answers line by line, and breaks down at a line that it does not like.
var worker = new SubprocessStart("/bin/sh", "-c", """echo ready; while read line; do [ "$line" = bad ] && exit 3; echo "done: $line"; done""");

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders().AddSerilog();
builder.Services.AddActorConcurrency().AddAkka("sample", akka => akka
    .ConfigureLoggers(log => log.ClearLoggers().AddLoggerFactory())
    .WithSubprocess("worker", worker, options =>
    {
        options.Restart = RestartWhen.OnFailure;
        options.FirstDelay = TimeSpan.FromMilliseconds(50);
    }));
using var host = builder.Build();
await host.StartAsync();

var subprocess = host.Services.GetRequiredKeyedService<ISubprocess>("worker");
Console.WriteLine((await subprocess.ReadLineAsync())!.Text);
await subprocess.WriteLineAsync("one");
Console.WriteLine((await subprocess.ReadLineAsync())!.Text);

// It breaks down, and is started anew.
await subprocess.WriteLineAsync("bad");
var line = (await subprocess.ReadLineAsync())!;
Console.WriteLine($"{line.Text} again, run {line.Run}");
Console.WriteLine($"the run before: {(await subprocess.SnapshotAsync()).LastExit}");
await subprocess.WriteLineAsync("two");
Console.WriteLine((await subprocess.ReadLineAsync())!.Text);

// The end of its input is the end of its work.
await subprocess.CompleteInputAsync();
Console.WriteLine(await subprocess.Completion);

// One program, run to its end: large input and large output do not wait for each other.
var system = host.Services.GetRequiredService<ActorSystem>();
var sorted = await ActorSubprocess.RunAsync(system, new SubprocessStart("sort", "-n").WithInput("10\n9\n8\n"));
Console.WriteLine($"sorted: {sorted.Checked().Output.ReplaceLineEndings(" ").Trim()}");

var late = await ActorSubprocess.RunAsync(system, new SubprocessStart("sleep", "60") { Timeout = TimeSpan.FromMilliseconds(100) });
Console.WriteLine($"too slow: {late.Exit}");

try
{
    await ActorSubprocess.RunAsync(system, new SubprocessStart("ls -l"));
}
catch (SubprocessStartException refused)
{
    Console.WriteLine($"no shell: {refused.Reason}");
}

await host.StopAsync();
