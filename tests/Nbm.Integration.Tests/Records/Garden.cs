namespace Nbm.Integration.Tests.Records;

/// <summary>Holds a nested class, whose target is an enum of three.</summary>
public static partial class Garden
{
    public enum Species
    {
        Tulip = 30,
        Rose = 10,
        Iris = 20,
    }

    [NbmModel]
    [Interaction(nameof(Petal), nameof(@class))]
    public partial class Flower
    {
        [Feature(Unit = "cm", Smoothness = 2)] public double Petal { get; set; }

        [Feature] public bool? @class { get; set; }

        [Target] public Species Kind { get; set; }
    }
}
