using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Persistence;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

/// <summary>A file knows its family: one class registered in one place is all that another family needs.</summary>
public sealed class FamilyFileTests
{
    private static readonly ModelFamilies s_families = new(new AdditiveFormat(), new DenseFormat());

    private static readonly DenseModel s_model = new(
        new CommonParts
        {
            Schema = LoanEncoder.Amount.Schema,
            Vocabularies = new Vocabularies([null, null, null, LoanModels.Jobs, null]),
            Classes = [],
            Intercepts = [0.5],
            History = new TrainingHistory([new(1, 0.5, 0.75)], 1),
            Dispersion = 2,
            Run = new TrainingRun { Seed = 3, Rows = 600, Version = "1.0", Options = ImmutableSortedDictionary<string, string>.Empty },
        },
        [.. Enumerable.Range(0, 15).Select(i => (float)Math.Sin(i))],
        [1, -0.1, 1e-300]);

    private static readonly byte[] s_file = Save(s_model);

    [Fact]
    public void A_model_of_another_family_comes_back_by_either_door()
    {
        foreach (TrainedModel loaded in new[] { Load<TrainedModel>(s_file), Load<DenseModel>(s_file) })
        {
            DenseModel dense = loaded.ShouldBeOfType<DenseModel>();
            dense.Hidden.ShouldBe(s_model.Hidden);
            dense.Output.ShouldBe(s_model.Output);
            dense.Schema.ShouldBe(s_model.Schema);
            dense.Vocabularies.Levels(3).ShouldBe(LoanModels.Jobs);
            (dense.TrainingHistory.BestEpoch, dense.Dispersion, dense.TrainingRun!.Rows).ShouldBe((1, 2, 600));
            Save(dense).ShouldBe(s_file);
        }
    }

    [Fact]
    public void What_every_family_has_is_checked_for_every_family()
    {
        FileParts parts = FileParts.Of(s_file).With("outputs", section => [.. section, .. new byte[8]]);
        parts.With("outputs", section => [.. section[..4], 2, .. section[5..]]);
        Refused<TrainedModel>(parts.ToFile()).ShouldContain("it has 2 intercepts for 1 outputs");
    }

    [Fact]
    public void The_door_of_one_family_names_that_of_another()
    {
        Refused<AdditiveModel>(s_file).ShouldBe(
            "The file holds a model of the family \"dense\", which DenseModel.Load loads, and TrainedModel.Load as any other; this is "
                + "AdditiveModel.Load.");
        Refused<DenseModel>(ModelFileTests.Bytes(LoanModels.Amount.Additive))
            .ShouldContain("of the family \"additive\", which AdditiveModel.Load loads");
    }

    [Fact]
    public void A_family_that_the_program_does_not_know_is_named()
    {
        Should.Throw<NbmFormatException>(() => TrainedModel.Load(new MemoryStream(s_file))).Message.ShouldStartWith(
            "The file holds a model of the family \"dense\"; this program knows \"additive\"");
        Should.Throw<NotSupportedException>(() => s_model.Save(new MemoryStream())).Message.ShouldContain("A DenseModel can't be saved");
    }

    [Fact]
    public void Any_model_is_loaded_for_its_record()
    {
        TrainedModel.Load(new MemoryStream(ModelFileTests.Bytes(LoanModels.Amount.Additive)), LoanEncoder.Amount.Schema)
            .ShouldBeOfType<AdditiveModel>();
        Should.Throw<NbmSchemaException>(() => ModelFile.Load<TrainedModel>(new MemoryStream(s_file), LoanEncoder.Risk.Schema, s_families));
    }

    [Fact]
    public void The_compiler_of_models_refuses_a_family_that_it_can_not_compile() =>
        Should.Throw<FileFormatException>(() => FrozenReader.Read(s_file)).Message.ShouldBe(
            "it holds a model of the family \"dense\"; only models of the family \"additive\" can be compiled: load it with the runtime, "
                + "or update Nbm");

    [Fact]
    public void A_tensor_that_is_not_what_the_family_expects_is_refused()
    {
        FileTensor hidden = FileTensor.Of("hidden", s_model.Hidden, 3, 5), output = FileTensor.Of("output", s_model.Output, 3);
        float[] broken = [.. s_model.Hidden];
        broken[2] = float.NaN;
        IsRefused("the tensor hidden, byte \\d+: it is of 3 × 4; expected: 3 × 5", FileTensor.Of("hidden", new float[12], 3, 4), output);
        IsRefused("the tensor hidden, byte \\d+: it is of 15; expected: 2 dimensions", FileTensor.Of("hidden", s_model.Hidden, 15), output);
        IsRefused("the tensor output, byte \\d+: it is of 3; expected: 4", FileTensor.Of("hidden", new float[20], 4, 5), output);
        IsRefused("the tensor output, byte \\d+: it is missing", hidden, FileTensor.Of("out", s_model.Output, 3));
        IsRefused("the tensor hidden, byte \\d+: its value 2 isn't finite", FileTensor.Of("hidden", broken, 3, 5), output);
        IsRefused("the tensor output, byte \\d+: it is of single precision; expected: double", hidden,
            FileTensor.Of("output", new float[3], 3));
        IsRefused("the tensor \"bias\" isn't one that such a model has", hidden, output, FileTensor.Of("bias", new float[3], 3));
        IsRefused("the tensor \"hidden\" is there twice", hidden, output, hidden);

        void IsRefused(string message, params FileTensor[] tensors) => Refused<DenseModel>(WithLayers(tensors)).ShouldMatch(message);
    }

    [Fact]
    public void A_tensor_of_a_shape_that_is_none_can_not_be_written() =>
        Should.Throw<ArgumentException>(() => FileTensor.Of("hidden", new float[7], 3, 5)).Message
            .ShouldBe("The tensor hidden of 3 × 5 has 7 values.");

    [Fact]
    public void A_flipped_byte_or_a_wrong_count_gives_an_error_or_a_model()
    {
        for (int i = FileParts.Header; i < s_file.Length; i++)
        {
            foreach (int value in new[] { 1, -1, int.MaxValue, 1 << 24 })
            {
                byte[] file = [.. s_file];
                BitConverter.GetBytes(value).AsSpan(0, Math.Min(4, file.Length - i)).CopyTo(file.AsSpan(i));
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    Load<TrainedModel>(FileParts.Repaired(file));
                }
                catch (NbmFormatException)
                {
                }

                (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
            }
        }
    }

    private static byte[] WithLayers(IReadOnlyList<FileTensor> tensors)
    {
        var own = new SectionWriter();
        own.RequiredTensors("layers", tensors);
        var bytes = new PayloadWriter();
        own.WriteTo(bytes);
        const int Before = 4 + 4 + (2 * 6) + 1 + 8; // The count of sections, the name, whether it must be known, the length.
        return FileParts.Of(s_file).With("layers", _ => bytes.Written[Before..].ToArray()).ToFile();
    }

    private static byte[] Save(DenseModel model)
    {
        using var stream = new MemoryStream();
        ModelFile.Save(model, stream, s_families);
        return stream.ToArray();
    }

    private static T Load<T>(byte[] file)
        where T : TrainedModel => ModelFile.Load<T>(new MemoryStream(file), null, s_families);

    private static string Refused<T>(byte[] file)
        where T : TrainedModel => Should.Throw<NbmFormatException>(() => Load<T>(file)).Message;
}
