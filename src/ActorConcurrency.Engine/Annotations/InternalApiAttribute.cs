namespace Akka.Annotations;

/// <summary>Marks API that is public for technical reasons only and carries no promise of compatibility.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class InternalApiAttribute : Attribute;
