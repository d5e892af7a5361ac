using System.Diagnostics;

/// <summary>This program in another process, as one of those that share the licences.</summary>
internal sealed class Node : IDisposable
{
    private readonly Process _process;

    private Node(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Where others find it.</summary>
    public string Address { get; }

    /// <summary>Starts it; it is ready when it says its address.</summary>
    public static async Task<Node> StartAsync(string store, params string[] others)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Environment.GetCommandLineArgs()[0], "--node", store, .. others])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new Node(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process has ended before it was ready."));
    }

    /// <summary>Tells it to take a licence, and waits for the licence's token; 0: it got none.</summary>
    public async Task<long> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        return long.Parse((await _process.StandardOutput.ReadLineAsync())!);
    }

    /// <summary>Ends it as a crash does: it can say goodbye to nobody.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose() => _process.Dispose();
}
