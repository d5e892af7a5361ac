using System.Diagnostics.Metrics;

namespace ActorConcurrency.Tests;

/// <summary>Reads the figures of one instance.</summary>
/// <remarks>Of all recipes with that name; or of one kind only.</remarks>
internal sealed class FigureListener : IDisposable
{
    private readonly Dictionary<string, double> _heard = [];
    private readonly MeterListener _listener = new();

    public FigureListener(string name, string? recipe = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "ActorConcurrency") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags, name, recipe));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags, name, recipe));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags, name, recipe));
        _listener.Start();
    }

    public double Last(string instrument)
    {
        Assert.True(Reports(instrument));
        return _heard[instrument];
    }

    public bool Reports(string instrument)
    {
        _heard.Clear();
        _listener.RecordObservableInstruments();
        return _heard.ContainsKey(instrument);
    }

    public void Dispose() => _listener.Dispose();

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, string name, string? recipe)
    {
        var isMeant = false;
        foreach (var tag in tags)
        {
            if (tag.Key == "recipe" && recipe is not null && !Equals(tag.Value, recipe)) return;
            isMeant |= tag.Key == "name" && Equals(tag.Value, name);
        }

        if (isMeant) _heard[instrument.Name["actor_concurrency.".Length..]] = value;
    }
}
