namespace ActorConcurrency;

/// <summary>Somebody who is there, and which of its requests are over. Not thread-safe: it belongs to one book.</summary>
internal sealed class EntityClient(long id, string gateway)
{
    private readonly NumberSet _finished = new();

    // Sessions: their numbers are negative, and no floor is above them.
    private readonly NumberSet _closed = new();
    private readonly SortedDictionary<long, object> _answers = [];

    public EntityClient(EntityImage.Client image) : this(image.Id, image.Gateway)
    {
        (Floor, WrittenFloor) = (image.Floor, image.Floor);
        for (var at = 0; at + 1 < image.Finished.Length; at += 2) Those(image.Finished[at]).Append(image.Finished[at], image.Finished[at + 1]);
        foreach (var answer in image.Answers) _answers.Add(answer.Id.Number, answer.Answer!);
    }

    public long Id => id;

    public string Gateway => gateway;

    public TimeSpan Heard { get; set; }

    public long Floor { get; private set; }

    public long WrittenFloor { get; set; }

    public bool IsOver(long number) => (number >= 0 && number < Floor) || Those(number).Contains(number);

    public object? AnswerOf(long number) => _answers.GetValueOrDefault(number);

    public void Finish(long number, object? answer)
    {
        if (IsOver(number)) return;
        Those(number).Add(number);
        if (answer is not null) _answers.Add(number, answer);
    }

    public void Raise(long floor)
    {
        if (floor <= Floor) return;
        Floor = floor;
        _finished.Trim(floor);
        while (_answers.Count > 0 && _answers.Keys.First() is var first && first < floor) _answers.Remove(first);
    }

    public EntityImage.Client Image() => new(
        id, gateway, Floor, [.. _closed.Bounds, .. _finished.Bounds],
        [.. _answers.Select(answer => new EntityFact.Finished(new(id, answer.Key), answer.Value))]);

    private NumberSet Those(long number) => number < 0 ? _closed : _finished;
}
