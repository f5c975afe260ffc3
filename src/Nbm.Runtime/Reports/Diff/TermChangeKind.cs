namespace Nbm;

/// <summary>What became of a term from one model to the next.</summary>
public enum TermChangeKind
{
    /// <summary>Both models have it, and its values differ.</summary>
    Moved,

    /// <summary>Only the later model declares it. A feature whose kind changed is removed and added.</summary>
    Added,

    /// <summary>Only the earlier model declares it.</summary>
    Removed,

    /// <summary>Both declare it; training kept it only in the later model.</summary>
    Selected,

    /// <summary>Both declare it; training kept it only in the earlier model.</summary>
    Dropped,

    /// <summary>Its values are the same; importance or degrees of freedom differ.</summary>
    Reweighed,
}
