using Nbm.Models;

namespace Nbm;

/// <summary>Edits an interaction as a whole; what its features add by themselves stays.</summary>
public sealed class InteractionEditor : TermEditor
{
    internal InteractionEditor(TermDraft draft, int? output)
        : base(draft, output)
    {
    }
}
