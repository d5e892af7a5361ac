using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>Another process with recipes in it.</summary>
internal sealed class Node : IDisposable
{
    private const string Ready = "READY ";
    private readonly Process _process;
    private readonly string _address;

    private Node(Process process, string address) => (_process, _address) = (process, address);

    public static async Task<Node> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ActorConcurrency.Node.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var line = await process.StandardOutput.ReadLineAsync();
        return line?.StartsWith(Ready, StringComparison.Ordinal) == true
            ? new Node(process, line[Ready.Length..])
            : throw new InvalidOperationException($"The node is not ready; it says '{line}'.");
    }

    /// <summary>An actor in it, as somebody in this process sees it.</summary>
    public Task<IActorRef> ResolveAsync(ActorSystem system, string name) =>
        system.ActorSelection($"{_address}/user/{name}").ResolveOne(TimeSpan.FromMinutes(2));

    /// <summary>Ends it as kill -9 does: nothing of it can say goodbye.</summary>
    public void Kill() => Processes.Signal(_process, Processes.Kill);

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
