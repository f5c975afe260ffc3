using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>NBM0704 to NBM0710, NBM0713: groups of features and the experts that read them.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>At the property, of a group the first one. {0}: the property;
    /// {1}: why no expert reads it, as a clause; {2}: what to do.</summary>
    public static readonly DiagnosticDescriptor UnreadFeature = Error(
        DiagnosticIds.UnreadFeature,
        "An expert reads every feature",
        "No expert reads '{0}': {1}; {2}",
        "An expert reads the features of its groups and nothing else. What none reads would be asked for and change nothing.");

    /// <summary>At the argument that is meant, or at the attribute. {0}: the
    /// model type; {1}: what is wrong, as a clause; {2}: what to do.</summary>
    public static readonly DiagnosticDescriptor InvalidExpert = Error(
        DiagnosticIds.InvalidExpert,
        "An expert names groups of features",
        "An expert of '{0}' can't be: {1}; {2}",
        "A group is there as soon as a feature is in it, and an expert reads one or more of them.");

    /// <summary>At the later attribute. {0}: the expert, such as "BureauAndApplication"; {1}: the model type.</summary>
    public static readonly DiagnosticDescriptor DuplicateExpert = Error(
        DiagnosticIds.DuplicateExpert,
        "An expert is declared once",
        "The expert '{0}' of '{1}' is declared above, whatever the order of its groups; remove this one",
        "Two experts of the same groups would share what one settles.");

    /// <summary>At the attribute. {0}: the attribute; {1}: the property or the
    /// model type; {2}: why, as a clause; {3}: what to do about it.</summary>
    public static readonly DiagnosticDescriptor GroupWithoutUse = Warning(
        DiagnosticIds.GroupWithoutUse,
        "Groups are of features, and of a model that has experts",
        "[{0}] of '{1}' changes nothing: {2}; {3}, or remove [{0}]",
        "Only a mixture of experts reads features group by group.");

    /// <summary>At the argument Task, or at the offset. {0}: the target; {1}: why, as a clause; {2}: what to do.</summary>
    public static readonly DiagnosticDescriptor UnfitForExperts = Error(
        DiagnosticIds.UnfitForExperts,
        "Experts can learn the target",
        "[ExpertsModel] can't learn '{0}': {1}; {2}",
        "Experts are mixed by how sure each is, which is known of numbers, of two classes and of several.");

    /// <summary>At [ExpertsModel]. {0}: the model type; {1}: the target; {2}: the task; {3}: all groups, as arguments.</summary>
    public static readonly DiagnosticDescriptor NoFullExpert = Error(
        DiagnosticIds.NoFullExpert,
        "Experts of numbers and of several classes have one that reads all groups",
        "No expert of '{0}' reads all groups, and for '{1}', a target of {2}, the confidence of the others is learned from it; add "
            + "[Expert({3})]",
        "Of two classes an expert's own probability says how sure it is. Of numbers and of several classes it learns how far its answer "
            + "will be "
        + "from that of the expert of all groups.");

    /// <summary>At the expert's attribute. {0}: the expert; {1}: the model type; {2}: all groups, as arguments.</summary>
    public static readonly DiagnosticDescriptor NobodyBehindExpert = Warning(
        DiagnosticIds.NobodyBehindExpert,
        "What an expert isn't sure of it leaves to one that reads more",
        "The expert '{0}' of '{1}' doesn't read all groups, and no other reads its groups and more: what it isn't sure of it leaves to "
            + "nobody; add [Expert({2})]",
        "An expert takes of a row what it is confident of, and those that read its groups and more take the rest. Where there are none, "
            + "attributions are of what was taken, however little.");

    /// <summary>At the group, or at the expert's attribute. {0}: the name; {1}: "a
    /// group" or "an expert"; {2}: why, as a clause; {3}: what to do.</summary>
    public static readonly DiagnosticDescriptor TakenExpertName = Error(
        DiagnosticIds.TakenExpertName,
        "Groups and experts have names of their own in the generated types",
        "'{0}' can't name {1}: {2}; {3}",
        "A group is a member of the generated enum. An expert is a property of the explanation, named by its groups with And between.");
}
