using System.Buffers.Binary;
using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

/// <summary>Vectors in a file: they come back as they were, and whatever the bytes, there is a clear exception or a model that
/// works.</summary>
public sealed class VectorFileTests
{
    private static readonly AdditiveModel s_model = Model();
    private static readonly byte[] s_file = ModelFileTests.Bytes(s_model);

    [Fact]
    public void A_vector_comes_back_as_it_was()
    {
        VectorTerm before = s_model.Vectors[0], after = AdditiveModel.Load(new MemoryStream(s_file)).Vectors[0];
        after.Names.ShouldBe(before.Names);
        after.Knots.ShouldBe(before.Knots);
        after.Tables[0].ShouldBe(before.Tables[0]);
        after.StandardErrors[0].ShouldBe(before.StandardErrors[0]);
        after.ErrorFactors.ShouldBe(before.ErrorFactors);
        after.NameImportances[0].ShouldBe(before.NameImportances[0]);
        after.Importances.ShouldBe(before.Importances);
        after.DegreesOfFreedom.ShouldBe(before.DegreesOfFreedom);
        ModelFileTests.Bytes(AdditiveModel.Load(new MemoryStream(s_file))).ShouldBe(s_file);
    }

    [Fact]
    public void The_schema_comes_back_but_for_what_is_about_training_alone()
    {
        ModelSchema schema = AdditiveModel.Load(new MemoryStream(s_file)).Schema;
        schema.ShouldBe(s_model.Schema);
        schema.Vectors[0].Unit.ShouldBe("times");
        schema.Vectors[0].MinCount.ShouldBe(new VectorSchema { Name = "", Column = "", ClrType = "" }.MinCount);
    }

    [Fact]
    public void A_flipped_byte_or_a_wrong_count_gives_an_error_or_a_model_that_works()
    {
        int models = 0;
        for (int i = 48; i < s_file.Length; i++)
        {
            foreach (int flip in new[] { 1, 0x40, 0x80, 0xFF })
            {
                byte[] file = [.. s_file];
                file[i] ^= (byte)flip;
                models += Load(FileParts.Repaired(file)) is null ? 0 : 1;
            }
        }

        models.ShouldBeGreaterThan(50, "a table's value may be any other");
        foreach (int value in new[] { 0, -1, int.MaxValue, int.MinValue, 1 << 24, (int.MaxValue / 8) + 1 })
        {
            for (int i = 48; i + 4 <= s_file.Length; i++)
            {
                byte[] file = [.. s_file];
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(i), value);
                Load(FileParts.Repaired(file));
            }
        }
    }

    [Fact]
    public void A_payload_cut_off_or_prolonged_is_noticed()
    {
        for (int length = 48; length < s_file.Length; length++)
        {
            Load(FileParts.Repaired(s_file[..length])).ShouldBeNull($"{length} bytes");
        }

        Load(FileParts.Repaired([.. s_file, 0])).ShouldBeNull();
    }

    [Theory]
    [InlineData("a knot of 0", new[] { 0d, 1, 3 }, new[] { 1f, 2, 3 })]
    [InlineData("knots that fall", new[] { 1d, 3, 2 }, new[] { 1f, 2, 3 })]
    [InlineData("a value that isn't finite", new[] { 1d, 1, 3 }, new[] { 1f, float.NaN, 3 })]
    [InlineData("a value too few", new[] { 1d, 1, 3 }, new[] { 1f, 2 })]
    public void Parts_that_dont_fit_are_refused(string what, double[] knots, float[] table) =>
        Should.Throw<ArgumentException>(
            () => new VectorTerm("Words", ["a", "b"], [0, 1, 3], [.. knots], [[.. table]], [0], [[0, 0]]), what);

    private static AdditiveModel Model()
    {
        var schema = new ModelSchema
        {
            Name = "Mail",
            Features = [],
            Interactions = [],
            Vectors = [new() { Name = "Words", Column = "words", ClrType = "int", Unit = "times", Description = "What it says.",
                MinCount = 7 }],
            Target = new() { Name = "Spam", Column = "spam", Task = ModelTask.Binary, ClrType = "bool", Classes = ["false", "true"] },
        };
        ImmutableArray<ImmutableArray<float>> tables = [[0.5f, -1, 2]], errors = [[0.1f, 0.2f, 0]], sizes = [[0.25f, 1]];
        var vector = new VectorTerm("Words", ["refund", "İade"], [0, 1, 3], [1, -2, 5], tables, [0.75], sizes, errors, [0.9], 1.5);
        return new AdditiveModel(schema, ["false", "true"], [-1], [], [], Vocabularies.None(0), TrainingHistory.Empty,
            new([0.1], [[-0.3f]]), [vector]);
    }

    private static AdditiveModel? Load(byte[] file)
    {
        try
        {
            AdditiveModel model = AdditiveModel.Load(new MemoryStream(file));
            foreach (VectorTerm vector in model.Vectors)
            {
                for (int name = 0; name < vector.Names.Length; name++)
                {
                    vector.Evaluate(0, name, 1.5).ShouldBeInRange(double.MinValue, double.MaxValue);
                }
            }

            return model;
        }
        catch (NbmFormatException e)
        {
            e.Message.ShouldNotBeEmpty();
            return null;
        }
    }
}
