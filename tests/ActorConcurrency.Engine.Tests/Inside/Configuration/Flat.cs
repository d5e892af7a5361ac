using Akka.Configuration.Hocon;

namespace ActorConcurrency.Engine.Tests.Inside.Configuration;

/// <summary>A tree of values as a list of paths and texts, to compare trees.</summary>
internal static class Flat
{
    public static IEnumerable<string> Of(HoconValue value, string path = "")
    {
        if (value.GetObject() is { } inner)
            return inner.Items.SelectMany(field => Of(field.Value, $"{path}/{field.Key}")).Prepend($"{path} object of {inner.Items.Count}");
        if (value.IsArray())
            return value.GetArray().SelectMany((element, index) => Of(element, $"{path}[{index}]")).Prepend($"{path} array of {value.GetArray().Count}");

        return [$"{path} = {value.GetString() ?? "(null)"}"];
    }
}
