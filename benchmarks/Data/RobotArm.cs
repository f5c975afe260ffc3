using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>The angles of a robot arm's eight joints, in radians, and how far its hand is from a point (Delve's kin8nm), main effects
/// only.</summary>
[NbmModel]
public sealed partial record RobotArm(
    [Feature] double T1,
    [Feature] double T2,
    [Feature] double T3,
    [Feature] double T4,
    [Feature] double T5,
    [Feature] double T6,
    [Feature] double T7,
    [Feature] double T8,
    [Target] double Y);

/// <summary>The same, with all 28 pairs.</summary>
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record RobotArmPairs(
    [Feature] double T1,
    [Feature] double T2,
    [Feature] double T3,
    [Feature] double T4,
    [Feature] double T5,
    [Feature] double T6,
    [Feature] double T7,
    [Feature] double T8,
    [Target] double Y);

/// <summary>That, with the triples that <c>SuggestInteractions(training, count: 100, order: 3)</c> gives.</summary>
[NbmModel]
[Interactions(Order = 2)]
[Interaction(nameof(T5), nameof(T6), nameof(T7))]
[Interaction(nameof(T4), nameof(T6), nameof(T7))]
[Interaction(nameof(T5), nameof(T6), nameof(T8))]
[Interaction(nameof(T5), nameof(T7), nameof(T8))]
[Interaction(nameof(T3), nameof(T4), nameof(T6))]
[Interaction(nameof(T6), nameof(T7), nameof(T8))]
[Interaction(nameof(T3), nameof(T4), nameof(T7))]
[Interaction(nameof(T4), nameof(T7), nameof(T8))]
[Interaction(nameof(T4), nameof(T6), nameof(T8))]
[Interaction(nameof(T3), nameof(T5), nameof(T7))]
[Interaction(nameof(T3), nameof(T6), nameof(T7))]
[Interaction(nameof(T3), nameof(T5), nameof(T6))]
[Interaction(nameof(T1), nameof(T2), nameof(T3))]
[Interaction(nameof(T3), nameof(T4), nameof(T8))]
[Interaction(nameof(T1), nameof(T4), nameof(T7))]
[Interaction(nameof(T3), nameof(T4), nameof(T5))]
[Interaction(nameof(T3), nameof(T5), nameof(T8))]
[Interaction(nameof(T1), nameof(T4), nameof(T5))]
[Interaction(nameof(T2), nameof(T3), nameof(T5))]
[Interaction(nameof(T1), nameof(T4), nameof(T6))]
public sealed partial record RobotArmTriples(
    [Feature] double T1,
    [Feature] double T2,
    [Feature] double T3,
    [Feature] double T4,
    [Feature] double T5,
    [Feature] double T6,
    [Feature] double T7,
    [Feature] double T8,
    [Target] double Y);
