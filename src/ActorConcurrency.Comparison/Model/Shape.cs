using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>
/// How much code somebody wrote for an implementation: the lines of its types that are neither blank nor comment. Immutable.
/// </summary>
/// <param name="Types">The types that are counted, by name; none for what .NET or a library ships.</param>
/// <param name="Lines">Their lines, all together; 0 or more.</param>
public sealed record Shape(ImmutableArray<string> Types, int Lines);
