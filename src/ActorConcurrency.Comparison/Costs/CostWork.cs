using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>The work that fills a hold time: a calibrated number of steps of arithmetic, so that a participant that is paused does not get on.</summary>
public sealed class CostWork
{
    private const int Trials = 9;
    private const int TrialSteps = 20_000;

    private static readonly Lazy<double> StepsInAMicrosecond = new(Calibrate);
    private static int s_sink;

    private int _steps;
    private long _doneAlone;

    internal CostWork() { }

    /// <summary>What is done in place of the work; null: the work.</summary>
    internal Action? Instead { get; set; }

    internal long DoneAlone => Volatile.Read(ref _doneAlone);

    /// <summary>Spends the hold time. Thread-safe.</summary>
    public void Do()
    {
        if (Instead is { } instead) instead();
        else if (_steps > 0) Spin(_steps);
    }

    /// <summary>Spends the hold time, counted without protection: nobody else may do so at the same time, and that is checked.</summary>
    public void DoAlone()
    {
        var before = _doneAlone;
        Do();
        _doneAlone = before + 1;
    }

    internal void Hold(double microseconds) => _steps = (int)Math.Round(microseconds * StepsInAMicrosecond.Value);

    internal void Forget() => Volatile.Write(ref _doneAlone, 0);

    // The fastest of several, as the others were disturbed.
    private static double Calibrate()
    {
        var best = 0.0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var since = Stopwatch.GetTimestamp();
            Spin(TrialSteps);
            best = Math.Max(best, TrialSteps / Stopwatch.GetElapsedTime(since).TotalMicroseconds);
        }

        return best;
    }

    internal static void Spin(int steps)
    {
        var state = (uint)steps;
        for (var i = 0; i < steps; i++) state = (state * 1664525) + 1013904223;
        // A result that nobody could ask for might not be computed.
        if (state == 1) s_sink++;
    }
}
