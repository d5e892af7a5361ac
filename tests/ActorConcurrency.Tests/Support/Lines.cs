using System.Collections.Concurrent;

namespace ActorConcurrency.Tests;

/// <summary>Collects what a program prints.</summary>
public sealed class Lines
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Printed => [.. _lines];

    public void Print(string line) => _lines.Enqueue(line);
}
