namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0213 and NBM0220: what features declare beyond their types.</summary>
internal static class DeclaredCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0213", "special values that are no numbers of the type, or given twice", """
            [NbmModel]
            public partial record House(
                [Feature({|NBM0213:Special = [double.NaN]|})] double Area,
                [Feature({|NBM0213:Special = [-9, -8, -9]|})] double? Lot,
                [Feature({|NBM0213:Special = [-1]|})] byte Rooms,
                [Feature(Unit = "m", {|NBM0213:Special = new[] { 0.5, -1 }|})] int Floors,
                [Feature({|NBM0213:Special = [1e39]|})] float Tax,
                [Target] double Price);
            """),
        new("NBM0213", "periods and counts out of range", """
            [NbmModel]
            public partial record House(
                [Feature({|NBM0213:Period = -24|})] double Hour,
                [Feature({|NBM0213:Period = double.PositiveInfinity|})] double Angle,
                [Feature({|NBM0213:MinCount = -1|})] string Street,
                [Feature({|NBM0213:Axis = (AxisKind)7|})] double Area,
                [Target] double Price);
            """),
        new("NBM0220", "what only numbers have", """
            public enum Kind { Detached, Terraced }

            [NbmModel]
            public partial record House(
                [Feature({|NBM0220:Special = [-9]|})] string Street,
                [Feature({|NBM0220:Special = [-9]|})] DateTime Sold,
                [Feature({|NBM0220:Axis = AxisKind.Linear|})] Kind Kind,
                [Feature({|NBM0220:Axis = AxisKind.Log|})] DateOnly Built,
                [Feature({|NBM0220:Axis = AxisKind.Log|})] TimeOnly Shown,
                [Feature({|NBM0220:Period = 24|})] bool Garage,
                [Feature({|NBM0220:Period = 24|}, Axis = AxisKind.Log)] double Hour,
                [Target] double Price);
            """),
        new("NBM0220", "what only strings and enums have", """
            public enum Kind { Detached, Terraced }

            [NbmModel]
            public partial record House(
                [Feature({|NBM0220:MinCount = 5|})] Kind Kind,
                [Feature, {|NBM0220:Ordinal|}] string Street,
                [Feature, {|NBM0220:Ordinal|}] int Floors,
                [Ignore, {|NBM0220:Ordinal|}] Kind Other,
                [Target] double Price);
            """),
        new("NBM0220", "constraints on what is in no order, or in a circle", """
            public enum Kind { Flat, Villa }

            [NbmModel]
            public partial record House(
                [Feature({|NBM0220:Monotone = Monotone.Increasing|})] string Street,
                [Feature({|NBM0220:Monotone = Monotone.Decreasing|})] Kind Kind,
                [Feature(Period = 24, {|NBM0220:Monotone = Monotone.Decreasing|})] double Hour,
                [Feature(Period = 360, {|NBM0220:ZeroAt = 180|})] double Facing,
                [Feature({|NBM0220:Curvature = Curvature.Convex|})] bool Garage,
                [Feature({|NBM0220:ZeroAt = 1|})] DateTime Sold,
                [Target] double Price);
            """),
        new("NBM0213", "constraints that do not exist", """
            [NbmModel]
            public partial record House(
                [Feature({|NBM0213:Monotone = (Monotone)7|})] double Area,
                [Feature({|NBM0213:Curvature = (Curvature)(-1)|})] double Lot,
                [Feature({|NBM0213:ZeroAt = double.PositiveInfinity|})] double Tax,
                [Target] double Price);
            """),
        new("NBM0213", "zeros where a curve has no place for them", """
            [NbmModel]
            public partial record House(
                [Feature(Special = [-9, 0], {|NBM0213:ZeroAt = 0|})] double Area,
                [Feature({|NBM0213:ZeroAt = 0|}, Axis = AxisKind.Log)] double Lot,
                [Feature({|NBM0213:ZeroAt = -1|}, Axis = AxisKind.Log)] int Rooms,
                [Target] double Price);
            """),
        new("NBM0214", "a direction for each of several classes", """
            [NbmModel]
            public partial record House([Feature({|NBM0214:Monotone = Monotone.Increasing|})] double Area, [Target] string Kind);
            """),
        new("NBM0214", "two bends in an interaction", """
            [NbmModel]
            [Interaction(nameof(Area), nameof(Lot))]
            public partial record House(
                [Feature({|NBM0214:Curvature = Curvature.Convex|})] double Area,
                [Feature({|NBM0214:Curvature = Curvature.Concave|})] double Lot,
                [Target] double Price);
            """),
        new("NBM0220", "parts that a type does not have", """
            [NbmModel]
            public partial record House(
                [Feature, {|NBM0220:Calendar(CalendarPart.Month)|}] double Area,
                [{|NBM0220:Calendar(CalendarPart.Month | CalendarPart.Hour)|}] DateOnly Built,
                [{|NBM0220:Calendar(CalendarPart.Weekday)|}] TimeOnly Shown,
                [{|NBM0220:Calendar(CalendarPart.Hour)|}] TimeSpan Visit,
                [{|NBM0220:Calendar(CalendarPart.None)|}] DateTime Sold,
                [Target] double Price);
            """),
        new("NBM0205", "parts of what is ignored", """
            [NbmModel]
            public partial record House([Feature] double Area, [Calendar(CalendarPart.Year), Ignore] DateTime {|NBM0205:Sold|}, [Target] double Price);
            """),
        new("NBM0216", "a part whose name a property has", """
            [NbmModel]
            public partial record House([Feature] int SoldYear, [Calendar(CalendarPart.Year)] DateTime {|NBM0216:Sold|}, [Target] double Price);
            """),
        new("NBM0301", "a part that is not declared", """
            [NbmModel]
            [Interaction("SoldMonth", {|NBM0301:"SoldYear"|})]
            [Interaction("SoldMonth", {|NBM0301:nameof(Sold)|})]
            public partial record House([Feature] double Area, [Calendar(CalendarPart.Month)] DateTime Sold, [Target] double Price);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0213", "the ends of ranges", """
            [NbmModel]
            public partial record House(
                [Feature(Special = [0, 255])] byte Rooms,
                [Feature(Special = [-128, 127])] sbyte? Floors,
                [Feature(Special = [-9.1, 1e38])] float Tax,
                [Feature(Special = [double.MaxValue])] double Area,
                [Feature(Special = [])] double Lot,
                [Feature(Period = double.Epsilon)] double Angle,
                [Feature(MinCount = 1)] string Street,
                [Feature(ZeroAt = 0, Special = [-1])] double Arrears,
                [Feature(ZeroAt = 1e-9, Axis = AxisKind.Log, Special = [0])] double Income,
                [Feature(ZeroAt = double.NaN, Period = 24)] double Began,
                [Target] double Price);
            """),
        new("NBM0214", "constraints that can be held", """
            [Ordinal]
            public enum Grade { Poor, Fair, Good }

            [NbmModel]
            [Interaction(nameof(Area), nameof(Lot))]
            public partial record House(
                [Feature(Curvature = Curvature.Concave, Monotone = Monotone.Increasing)] double Area,
                [Feature(Monotone = Monotone.Increasing, ZeroAt = 0)] double Lot,
                [Feature(Monotone = Monotone.Decreasing)] DateOnly Built,
                [Feature(Monotone = Monotone.Increasing)] Grade Grade,
                [Target] double Price);
            """),
        new("NBM0220", "everything where it belongs", """
            [Ordinal]
            public enum Grade { Poor, Fair, Good }

            public enum Size { Small, Large }

            [NbmModel]
            [Interaction("SoldMonth", nameof(Area))]
            public partial record House(
                [Feature(Axis = AxisKind.Log, Special = [0])] float? Area,
                [Feature(Axis = AxisKind.Log)] TimeSpan Visit,
                [Feature(Axis = AxisKind.Linear)] DateTime Built,
                [Feature(Period = 360, Special = [-1])] short Facing,
                [Feature] Grade? Grade,
                [Feature, Ordinal] Size Size,
                [Feature, Calendar(CalendarPart.Year | CalendarPart.Month | CalendarPart.Weekday | CalendarPart.DayOfYear | CalendarPart.Hour)] DateTimeOffset? Sold,
                [Calendar(CalendarPart.Hour, Name = "shown at")] TimeOnly Shown,
                [Feature] TimeOnly? Closed,
                [Target] double Price);
            """),
        new("NBM0216", "a part whose name an ignored property has", """
            [NbmModel]
            public partial record House([Ignore] int SoldYear, [Calendar(CalendarPart.Year)] DateTime Sold, [Target] double Price);
            """),
    ];
}
