namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM00xx.</summary>
internal static class TypeCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0001", "the model type is not partial", """
            [NbmModel]
            public record {|NBM0001:House|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0001", "a type around the model type is not partial", """
            public class Outer
            {
                [NbmModel]
                public partial record {|NBM0001:House|}([Feature] double Area, [Target] double Price);
            }
            """),
        new("NBM0002", "a static class", """
            [NbmModel]
            public static partial class {|NBM0002,NBM0101,NBM0201:House|}
            {
            }
            """),
        new("NBM0002", "an abstract record", """
            [NbmModel]
            public abstract partial record {|NBM0002:House|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0002", "a ref struct", """
            [NbmModel]
            public ref partial struct {|NBM0002:House|}
            {
                [Feature] public double Area { get; init; }
                [Target] public double Price { get; init; }
            }
            """),
        new("NBM0003", "a generic type", """
            [NbmModel]
            public partial record {|NBM0003:House|}<T>([Feature] double Area, [Target] double Price);
            """),
        new("NBM0003", "a type in a generic type", """
            public partial class Outer<T>
            {
                [NbmModel]
                public partial record {|NBM0003:House|}([Feature] double Area, [Target] double Price);
            }
            """),
        new("NBM0004", "a file-local type", """
            [NbmModel]
            file partial record {|NBM0004:House|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0004", "a type in a file-local type", """
            file partial class Outer
            {
                [NbmModel]
                public partial record {|NBM0004:House|}([Feature] double Area, [Target] double Price);
            }
            """),
        new("NBM0005", "a project without the runtime", """
            [NbmModel]
            public partial record {|NBM0005:House|}([Feature] double Area, [Target] double Price);
            """, ProjectKind.WithoutRuntime),
        new("NBM0005", "a project of C# 11", """
            [NbmModel]
            public partial record {|NBM0005:House|}([Feature] double Area, [Target] double Price);
            """, ProjectKind.CSharp11),
        new("NBM0006", "a class has the model's name", """
            public class HouseModel;

            [NbmModel]
            public partial record {|NBM0006:House|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0006", "an enum has the explanation's name, in the same type", """
            public partial class Outer
            {
                public enum HouseExplanation { None }

                [NbmModel]
                public partial record {|NBM0006:House|}([Feature] double Area, [Target] double Price);
            }
            """),
        new("NBM0006", "a class has the CSV reader's name", """
            public class HouseCsv;

            [NbmModel]
            public partial record {|NBM0006:House|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0006", "two models have one stem", """
            [NbmModel]
            public partial record Cottage([Feature] double Area, [Target] double Price);

            [NbmModel(Name = "Cottage")]
            public partial record {|NBM0006:House|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0007", "a blank name", """
            [NbmModel({|NBM0007:Name = " "|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0007", "a hyphen in the name", """
            [NbmModel({|NBM0007:Name = "house-price"|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0008", "a project without CsvHelper, and code that reads a file", """
            [NbmModel]
            public partial record {|NBM0008:House|}([Feature] double Area, [Target] double Price);

            [NbmModel(Name = "Offer")]
            public partial record {|NBM0008:Cottage|}([Feature] double Area, [Target] double Price);

            public static class Program
            {
                public static int Main() => {|NBM0008:HouseCsv|}.Read("houses.csv").Length + {|NBM0008:OfferCsv|}.Read("offers.csv").Length + CottageCsv.Length;
            }
            """, ProjectKind.WithoutCsvHelper),
        new("NBM0008", "a CsvHelper whose API is another", """
            namespace CsvHelper
            {
                public sealed class CsvReader;
            }

            namespace Estate
            {
                [NbmModel]
                public partial record {|NBM0008:House|}([Feature] double Area, [Target] double Price);
            }
            """, ProjectKind.WithoutCsvHelper),
        new("NBM0009", "System.Text.Json and loggers are to write what is generated", """
            using System.Collections.Generic;
            using System.Text.Json.Serialization;
            using Microsoft.Extensions.Logging;

            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);

            [JsonSerializable(typeof({|NBM0009:HouseExplanation|}))]
            [JsonSerializable(typeof(List<{|NBM0009:HouseExplanation|}[]>))]
            internal partial class Context : JsonSerializerContext;

            internal static partial class Log
            {
                [LoggerMessage] public static partial void Say(string what, {|NBM0009:HouseExplanation|}? why);
            }

            namespace Microsoft.Extensions.Logging
            {
                public sealed class LoggerMessageAttribute : Attribute;
            }
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0001", "all types of the chain are partial, whatever their kinds", """
            public partial interface IOuter
            {
                public readonly partial record struct Middle
                {
                    [NbmModel]
                    internal sealed partial class House
                    {
                        [Feature] public double Area { get; init; }
                        [Target] public double Price { get; init; }
                    }
                }
            }
            """),
        new("NBM0002", "a class with an abstract base", """
            public abstract class Building
            {
                [Feature] public double Area { get; init; }
            }

            [NbmModel]
            public partial class House : Building
            {
                [Target] public double Price { get; init; }
            }
            """),
        new("NBM0003", "a base type with type arguments", """
            public abstract record Row<T>([Feature] T Area);

            [NbmModel]
            public partial record House(double Area, [Target] double Price) : Row<double>(Area);
            """),
        new("NBM0004", "an internal type", """
            [NbmModel]
            internal partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0005", "a project of C# 12", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);
            """, ProjectKind.CSharp12),
        new("NBM0006", "names that are taken elsewhere, or of what isn't generated", """
            #pragma warning disable NBM0008
            namespace Other
            {
                public class HouseModel;
            }

            public class HouseShapes<T>;

            public class HouseCsv;

            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);
            """, ProjectKind.WithoutCsvHelper),
        new("NBM0006", "a part of the generated type that the user adds", """
            public sealed partial class HouseModel
            {
                public static string Greeting => "Hello";
            }

            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0008", "a record that no reader could fill, and names that are like a reader's", """
            #pragma warning disable NBM0219
            [NbmModel]
            public partial record House([Feature] double Area, [Ignore] Version Source, [Target] double Price);

            public static class OfferCsv
            {
                public static int Length => 0;
            }

            public static class Program
            {
                public static int Main() => OfferCsv.Length;
            }
            """, ProjectKind.WithoutCsvHelper),
        new("NBM0009", "the record itself is written, and types that are only called so", """
            public sealed class OfferModel;

            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);

            [JsonSerializable(typeof(House))]
            [JsonSerializable(typeof(OfferModel))]
            [JsonSerializable(typeof(BinaryPrediction))]
            public sealed class Context;

            [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
            public sealed class JsonSerializableAttribute(Type type) : Attribute
            {
                public Type Type => type;
            }
            """),
        new("NBM0007", "a keyword, which a suffix makes a name", """
            [NbmModel(Name = "class")]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
    ];
}
