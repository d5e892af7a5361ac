using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>
/// Where an operation that asks for an item finds it: made by who asks, filled by who has the actor's turn once the operation takes it, and
/// read when the turn is over.
/// </summary>
internal sealed class ItemSlot<T> : IReply
{
    private T _item = default!;

    /// <summary>None: as an answer, it goes to an operation itself.</summary>
    RequestId IReply.Id => default;

    /// <summary>Puts the item in. Only who has the actor's turn.</summary>
    public void Fill(T item) => _item = item;

    /// <summary>Takes the item out: a spare slot must keep nothing from collection.</summary>
    public T Take()
    {
        var item = _item;
        _item = default!;
        return item;
    }
}

/// <summary>The spare slots of a handle. Thread-safe.</summary>
internal sealed class ItemSlots<T>
{
    private readonly Spares<ItemSlot<T>> _spare = new();

    public ItemSlot<T> Take() => _spare.Take() ?? new();

    /// <summary>The item, if an answer is a slot; the slot is then spare again.</summary>
    public bool TryRead(IReply reply, [MaybeNullWhen(false)] out T item)
    {
        var slot = reply as ItemSlot<T>;
        item = slot is null ? default : slot.Take();
        if (slot is not null) _spare.GiveBack(slot);
        return slot is not null;
    }
}
