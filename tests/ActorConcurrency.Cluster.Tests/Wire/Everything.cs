using System.Collections;
using System.Reflection;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>Everything in a message as a text: records compare their lists by identity.</summary>
internal static class Everything
{
    public static string In(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(In))}]",
        TimeSpan time => $"{time.Ticks} ticks",
        DateTimeOffset at => $"{at:O}",
        Enum or IFormattable or bool => $"{value}",
        _ => $"{value.GetType().FullName} {{ {string.Join(", ", PropertiesOf(value.GetType()).Select(property => $"{property.Name} = {In(property.GetValue(value))}"))} }}",
    };

    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
}
