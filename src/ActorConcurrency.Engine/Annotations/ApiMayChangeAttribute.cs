namespace Akka.Annotations;

/// <summary>Marks API that may still change without notice, even in a minor version.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ApiMayChangeAttribute : Attribute;
