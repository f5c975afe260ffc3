using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A backend that the options give.</summary>
public sealed class GivenBackendTests
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Regression());

    [Fact]
    public void Computes_the_fit_and_stays_the_caller_s()
    {
        using var backend = new ManagedBackend(1);
        TrainingOptions options = Problems.Small with { Seed = 3 };
        byte[] own = Bytes(options), given = Bytes(options with { Backend = backend });
        given.ShouldBe(own);
        Bytes(options with { Backend = backend }).ShouldBe(own);
    }

    [Fact]
    public void Is_refused_while_it_computes_another_fit()
    {
        using var backend = new ManagedBackend(1);
        TrainingOptions options = Problems.Small with { Backend = backend };
        using (new FitBackend(options))
        {
            string message = Should.Throw<InvalidOperationException>(() => Bytes(options)).Message;
            message.ShouldContain("TrainingOptions.Backend");
            message.ShouldContain(backend.Name);
        }

        Bytes(options).ShouldNotBeEmpty();
    }

    private static byte[] Bytes(TrainingOptions options)
    {
        using var stream = new MemoryStream();
        var rows = Problems.MixedRows(s_schema, 80);
        Nbm.Generated.ModelTrainer.Train(new TestEncoder(s_schema), rows, null, options, null, default).Save(stream);
        return stream.ToArray();
    }
}
