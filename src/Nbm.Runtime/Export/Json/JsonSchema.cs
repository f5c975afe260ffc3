using System.Text.Json;

namespace Nbm.Export.Json;

/// <summary>A schema as JSON, with its hash, so that one that was put together wrongly is noticed.</summary>
internal static class JsonSchema
{
    public static void Write(Utf8JsonWriter to, ModelSchema schema) => to.Object(() =>
    {
        to.Text("name", schema.Name);
        to.Items("features", schema.Features, feature => Feature(to, feature));
        to.Items("interactions", schema.Interactions, interaction => to.Object(() =>
        {
            to.Text("name", interaction.Name);
            to.Items("features", interaction.Features, to.WriteNumberValue);
        }));
        to.Items("vectors", schema.Vectors, vector => JsonVectors.Write(to, vector));
        to.WritePropertyName("target");
        Target(to, schema.Target);
        to.Text("weightColumn", schema.WeightColumn);
        to.Text("offsetColumn", schema.OffsetColumn);
        to.Text("exposureColumn", schema.ExposureColumn);
        to.Text("eventColumn", schema.EventColumn);
        if (schema.EntryColumn is not null || schema.StratumColumn is not null)
        {
            to.Text("entryColumn", schema.EntryColumn);
            to.Text("stratumColumn", schema.StratumColumn);
        }

        to.Text("hash", schema.Hash);
    });

    public static ModelSchema Read(JsonPart from)
    {
        var schema = new ModelSchema
        {
            Name = from.Get("name").Text(),
            Features = from.Get("features").Items(Feature),
            Interactions = from.Get("interactions").Items(part => part.Whole(
                new InteractionSchema { Name = part.Get("name").Text(),
                    Features = part.Get("features").Items(feature => feature.Int32()) })),
            Vectors = from.Get("vectors").Items(JsonVectors.ReadSchema),
            Target = Target(from.Get("target")),
            WeightColumn = from.Get("weightColumn").OptionalText(),
            OffsetColumn = from.Get("offsetColumn").OptionalText(),
            ExposureColumn = from.Get("exposureColumn").OptionalText(),
            EventColumn = from.Get("eventColumn").OptionalText(),
            EntryColumn = from.TextIfAny("entryColumn"),
            StratumColumn = from.TextIfAny("stratumColumn"),
        };
        if (schema.FirstViolation() is string violation)
        {
            throw from.Wrong(violation);
        }

        JsonPart hash = from.Get("hash");
        return hash.Text() == schema.Hash ? from.Whole(schema)
            : throw hash.Wrong($"the schema's hash is {schema.Hash}, but the document says {Cited.Text(hash.Text())}");
    }

    private static void Feature(Utf8JsonWriter to, FeatureSchema feature) => to.Object(() =>
    {
        to.Text("name", feature.Name);
        to.Text("column", feature.Column);
        to.WriteString("kind", JsonNames.Of(feature.Kind));
        to.Text("type", feature.ClrType);
        to.WriteBoolean("nullable", feature.IsNullable);
        to.Items("levels", feature.Levels, to.Text);
        to.Items("levelTexts", feature.LevelTexts, own => to.Items(own, to.Text));
        to.Items("levelNumbers", feature.LevelNumbers, to.WriteNumberValue);
        to.Text("unit", feature.Unit);
        to.Text("description", feature.Description);
        to.Items("specials", feature.Specials, to.Double);
        to.WriteString("axis", JsonNames.Of(feature.Axis));
        to.OptionalDouble("period", feature.Period);
        to.WriteBoolean("ordered", feature.IsOrdered);
        to.WriteString("part", JsonNames.Of(feature.Part));
        to.WriteString("monotone", JsonNames.Of(feature.Monotone));
        to.WriteString("curvature", JsonNames.Of(feature.Curvature));
        to.OptionalDouble("zeroAt", feature.ZeroAt);
    });

    private static FeatureSchema Feature(JsonPart from) => from.Whole(new FeatureSchema
    {
        Name = from.Get("name").Text(),
        Column = from.Get("column").Text(),
        Kind = JsonNames.Find<FeatureKind>(from.Get("kind")),
        ClrType = from.Get("type").Text(),
        IsNullable = from.Get("nullable").Boolean(),
        Levels = from.Get("levels").Items(level => level.Text()),
        LevelTexts = from.ItemsIfAny("levelTexts", own => own.Items(text => text.Text())),
        LevelNumbers = from.ItemsIfAny("levelNumbers", number => number.Int64()),
        Unit = from.Get("unit").OptionalText(),
        Description = from.Get("description").OptionalText(),
        Specials = from.Get("specials").Items(special => special.Double()),
        Axis = JsonNames.Find<AxisKind>(from.Get("axis")),
        Period = from.Get("period").Double(),
        IsOrdered = from.Get("ordered").Boolean(),
        Part = JsonNames.Find<CalendarPart>(from.Get("part")),
        Monotone = JsonNames.Find<Monotone>(from.Get("monotone")),
        Curvature = JsonNames.Find<Curvature>(from.Get("curvature")),
        ZeroAt = from.Get("zeroAt").OptionalDouble(),
    });

    private static void Target(Utf8JsonWriter to, TargetSchema target) => to.Object(() =>
    {
        to.Text("name", target.Name);
        to.Text("column", target.Column);
        to.WriteString("task", JsonNames.Of(target.Task));
        to.Text("type", target.ClrType);
        to.WriteBoolean("nullable", target.IsNullable);
        to.Items("classes", target.Classes, to.Text);
        to.Items("classTexts", target.ClassTexts, own => to.Items(own, to.Text));
        to.Items("classNumbers", target.ClassNumbers, to.WriteNumberValue);
        to.Text("unit", target.Unit);
        to.Text("description", target.Description);
        to.OptionalDouble("parameter", target.Parameter);
    });

    private static TargetSchema Target(JsonPart from) => from.Whole(new TargetSchema
    {
        Name = from.Get("name").Text(),
        Column = from.Get("column").Text(),
        Task = JsonNames.Find<ModelTask>(from.Get("task")),
        ClrType = from.Get("type").Text(),
        IsNullable = from.Get("nullable").Boolean(),
        Classes = from.Get("classes").Items(@class => @class.Text()),
        ClassTexts = from.ItemsIfAny("classTexts", own => own.Items(text => text.Text())),
        ClassNumbers = from.ItemsIfAny("classNumbers", number => number.Int64()),
        Unit = from.Get("unit").OptionalText(),
        Description = from.Get("description").OptionalText(),
        Parameter = from.Get("parameter").OptionalDouble(),
    });
}
