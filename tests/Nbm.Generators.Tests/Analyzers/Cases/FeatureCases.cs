namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0201 to NBM0207 and NBM0213: what may be a feature.</summary>
internal static class FeatureCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0201", "no property is a feature", """
            [NbmModel]
            public partial record {|NBM0201:House|}([Ignore] double Area, [Target] double Price);
            """),
        new("NBM0201", "only the target is a feature", """
            [NbmModel]
            public partial record {|NBM0201:House|}([Target, {|NBM0105:Feature|}] double Price);
            """),
        new("NBM0202", "types from which no shape could be drawn", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record House([Target] double Price)
            {
                [Feature] public char {|NBM0202:Grade|} { get; init; }
                [Feature] public Guid? {|NBM0202:Key|} { get; init; }
                [Feature] public object? {|NBM0202:Source|} { get; init; }
                [Feature] public int[] {|NBM0202:Rooms|} { get; init; } = [];
                [Feature] public List<string> {|NBM0202:Extras|} { get; init; } = [];
                [Feature] public (int, int) {|NBM0202:Place|} { get; init; }
            }
            """),
        new("NBM0204", "properties without a mark", """
            [NbmModel]
            public partial record House([Feature] double Area, int {|NBM0204:Rooms|}, [Target] double Price)
            {
                public string? {|NBM0204:Street|} { get; init; }
                public int {|NBM0204:Floors|} { get; } = 1;
                public int {|NBM0204:Year|} { get => _year; set => _year = value; }
                private int _year;
            }
            """),
        new("NBM0204", "an inherited property without a mark", """
            public abstract class Offer
            {
                public int {|NBM0204:Rooms|} { get; init; }
            }

            [NbmModel]
            public partial class House : Offer
            {
                [Feature] public double Area { get; init; }
                [Target] public double Price { get; init; }
            }
            """),
        new("NBM0205", "a feature that is ignored", """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature, Ignore] int {|NBM0205:Rooms|}, [Target] double Price);
            """),
        new("NBM0205", "a feature that is the weight", """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature, Weight] double {|NBM0205:Rooms|}, [Target] double Price);
            """),
        new("NBM0205", "a mark on the parameter and another on its property", """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature] [property: Ignore] int {|NBM0205:Rooms|}, [Target] double Price);
            """),
        new("NBM0206", "two names that differ in case and underscores", """
            [NbmModel]
            public partial record House([Feature] double LivingArea, [Feature(Name = "living_area")] double {|NBM0206:Area|}, [Target] double Price);
            """),
        new("NBM0206", "a feature that reads the target's column", """
            [NbmModel]
            public partial record House([Feature(Name = "Price")] double Area, [Target] double {|NBM0206:Price|});
            """),
        new("NBM0207", "members that generated code cannot read", """
            [NbmModel]
            public partial class House
            {
                [Feature] public double Area { get; init; }
                [Feature] public static int {|NBM0207:Count|} { get; set; }
                [Feature] public int {|NBM0207:Rooms|} { set { } }
                [Feature] public int {|NBM0207:Floors|} { private get; set; }
                [Feature] private int {|NBM0207:Year|} { get; init; }
                [Feature] public int {|NBM0207:this|}[int index] => index;
                [Feature] public ref int {|NBM0207:Lot|} => ref _lot;
                [Target] public double Price { get; init; }
                private int _lot;
            }
            """),
        new("NBM0213", "a smoothness that is no finite number above 0", """
            [NbmModel]
            public partial record House(
                [Feature({|NBM0213:Smoothness = 0|})] double Area,
                [Feature(Unit = "€", {|NBM0213:Smoothness = -0.5|})] double Tax,
                [Feature({|NBM0213:Smoothness = double.NaN|})] double Lot,
                [Feature({|NBM0213:Smoothness = double.PositiveInfinity|}, Name = "n")] double Rooms,
                [Target] double Price);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0201", "one feature", """
            [NbmModel]
            public partial record House([Feature] bool Garage, [Target] double Price);
            """),
        new("NBM0202", "all the types there are, and unsupported ones ignored", """
            public enum Kind { Detached, Terraced }

            [NbmModel]
            public partial class House
            {
                [Feature] public sbyte? A { get; init; }
                [Feature] public byte B { get; init; }
                [Feature] public short C { get; init; }
                [Feature] public ushort D { get; init; }
                [Feature] public int E { get; init; }
                [Feature] public uint F { get; init; }
                [Feature] public Half G { get; init; }
                [Feature] public float H { get; init; }
                [Feature] public double? I { get; init; }
                [Feature] public bool? J { get; init; }
                [Feature] public Kind? K { get; init; }
                [Feature] public string? L { get; init; }
                [Feature] public DateOnly M { get; init; }
                [Feature] public DateTime? N { get; init; }
                [Feature] public TimeSpan O { get; init; }
                [Feature] public TimeOnly? R { get; init; }
                [Feature] public DateTimeOffset S { get; init; }
                [Ignore] public Guid P { get; init; }
                [Ignore] public object? Q { get; init; }
                [Target] public double Price { get; init; }
            }
            """),
        new("NBM0204", "properties that are computed, not public, or not of an instance", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price)
            {
                public double PricePerArea => Price / Area;
                public bool IsLarge { get { return Area > 200; } }
                public static int Count { get; set; }
                public int this[int index] => index;
                public int Sink { set { } }
                internal string? Note { get; init; }
                public int Field;
            }
            """),
        new("NBM0204", "a property of a base type in another assembly", """
            [NbmModel]
            public partial class House : System.IO.MemoryStream
            {
                [Feature] public double Area { get; init; }
                [Target] public double Price { get; init; }
            }
            """),
        new("NBM0205", "one mark each", """
            [NbmModel]
            public partial record House([Feature] double Area, [Ignore] int Rooms, [Weight] double Households, [Target] double Price);
            """),
        new("NBM0206", "columns that differ in a letter, and an ignored namesake", """
            [NbmModel]
            public partial record House([Feature] double Area1, [Feature] double Area2, [Ignore] double AREA1, [Target] double Price);
            """),
        new("NBM0213", "the smallest and the largest smoothness there are", """
            [NbmModel]
            public partial record House(
                [Feature(Smoothness = double.Epsilon)] double Area,
                [Feature(Smoothness = double.MaxValue)] double Lot,
                [Feature(Smoothness = 1)] double Tax,
                [Target] double Price);
            """),
        new("NBM0207", "members that are internal or inherited", """
            public class Offer
            {
                [Feature] internal int Rooms { get; init; }
                [Feature] protected internal int Floors { get; init; }
            }

            [NbmModel]
            public partial class House : Offer
            {
                [Feature] public double Area { internal get; set; }
                [Target] public virtual double Price => 0;
            }
            """),
    ];
}
