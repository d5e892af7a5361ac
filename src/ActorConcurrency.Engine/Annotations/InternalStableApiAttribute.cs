namespace Akka.Annotations;

/// <summary>Marks API meant for the engine's own companions that is nevertheless kept compatible.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class InternalStableApiAttribute : Attribute;
