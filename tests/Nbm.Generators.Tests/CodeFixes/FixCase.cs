namespace Nbm.Generators.Tests.CodeFixes;

/// <summary>
/// A source, an action that is offered for the first diagnostic of a rule in it, and the source after the action. The project may have
/// the model file of a record, given by its source.
/// </summary>
internal sealed record FixCase(string Id, string Title, string Before, string After, string Note = "")
{
    public string? Model { get; init; }

    public override string ToString() => Note.Length == 0 ? $"{Id}: {Title}" : $"{Id}: {Title}, {Note}";
}
