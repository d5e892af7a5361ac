using System.Net;
using System.Net.Sockets;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A port of this machine that leads to another one, until it is closed: then connections end, and new ones are refused.</summary>
public sealed class Forwarder : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly string _host;
    private readonly int _port;

    public Forwarder(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _listener.Stop();
        _closed.Cancel();
    }

    private async Task AcceptAsync()
    {
        while (true) _ = ForwardAsync(await _listener.AcceptTcpClientAsync(_closed.Token));
    }

    private async Task ForwardAsync(TcpClient from)
    {
        using var near = from;
        using var far = new TcpClient();
        await far.ConnectAsync(_host, _port, _closed.Token);
        var (one, other) = (near.GetStream(), far.GetStream());
        await Task.WhenAny(one.CopyToAsync(other, _closed.Token), other.CopyToAsync(one, _closed.Token));
    }
}
