using System.Collections;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Options that don't suit a record are refused before the first row is read.</summary>
public sealed class OptionRulesTests
{
    private static readonly FeatureSchema s_rising = Schemas.Number("A") with { Monotone = Monotone.Increasing };

    [Fact]
    public void A_constraint_needs_a_full_refinement() =>
        Refused(Schemas.Of(Schemas.Regression(), [s_rising]), new() { Refinement = Refinement.Linear })
            .ShouldStartWith("A is constrained to be Increasing");

    [Fact]
    public void A_vector_needs_a_full_refinement_and_no_bags()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]) with { Vectors = [Schemas.Vector("Words")] };
        Refused(schema, new() { Refinement = Refinement.None }).ShouldStartWith("Words is a vector, which only a full refinement learns");
        Refused(schema, new() { Bags = 8 }).ShouldStartWith("Words is a vector, which bags don't share yet");
    }

    [Fact]
    public void Ties_are_of_durations() =>
        Refused(Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]), new() { Ties = TiesMethod.Breslow })
            .ShouldStartWith("TrainingOptions.Ties is Breslow, but Y is a target of Regression");

    [Fact]
    public void A_loss_of_ones_own_has_the_link_of_the_task() =>
        Refused(Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]), new() { Loss = new PoissonLoss() })
            .ShouldStartWith("TrainingOptions.Loss is a PoissonLoss, which can't train a model of Regression");

    [Fact]
    public void A_loss_of_ones_own_takes_one_score() =>
        Refused(Schemas.Of(Schemas.Multiclass(3), [Schemas.Number("A")]), new() { Loss = new LogisticLoss() })
            .ShouldEndWith("which can't train a model of Multiclass: it takes one score, and each class has its own.");

    [Fact]
    public void Class_weights_are_of_classes_that_there_are()
    {
        var options = new TrainingOptions { ClassWeights = ClassWeights.Of(("C7", 2)) };
        Refused(Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]), options).ShouldContain("but the target is a number");
        Refused(Schemas.Of(Schemas.Multiclass(3), [Schemas.Number("A")]), options)
            .ShouldContain("names the class 'C7'; the classes are C0, C1, C2.");
    }

    [Fact]
    public void What_was_said_before_networks_took_its_place_is_not_lost_without_a_word()
    {
        Should.Throw<ArgumentOutOfRangeException>(
            () => new TrainingOptions { Epochs = 5, Networks = new() { Kind = NetworkKind.PerTerm } }.Validate())
            .Message.ShouldStartWith("TrainingOptions.Epochs = 5 was said before Networks took its place, and is null now; "
                + "expected: Networks = new() { Epochs = 5 }, or Epochs = 5 behind it.");
        Should.Throw<ArgumentOutOfRangeException>(() => new TrainingOptions { KeepNetworks = true, Networks = new() }.Validate())
            .Message.ShouldContain("expected: Networks = new() { KeepNetworks = true }, or KeepNetworks = true behind it.");
        Should.Throw<ArgumentOutOfRangeException>(
            () => new TrainingOptions { HiddenUnits = [8, 4], Networks = new() { Kind = NetworkKind.PerTerm } }.Validate())
            .Message.ShouldContain("new() { HiddenUnits = [8, 4] }");
        new TrainingOptions { Networks = new() { Kind = NetworkKind.PerTerm }, Epochs = 5, HiddenUnits = [8] }.Validate();
        new TrainingOptions { Epochs = 5, Networks = new() { Kind = NetworkKind.PerTerm, Epochs = 7 } }.Validate();
        TrainingOptions first = new() { Networks = new() { Bases = 50 } };
        (first with { Networks = new() { Kind = NetworkKind.PerTerm } }).Validate();
        Should.Throw<ArgumentNullException>(() => new TrainingOptions { Networks = null! });
    }

    [Fact]
    public void All_exceptions_of_the_library_have_one_base() =>
        typeof(TrainingOptions).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Exception)) && type != typeof(NbmException))
            .ShouldAllBe(type => type.IsSubclassOf(typeof(NbmException)));

    private static string Refused(ModelSchema schema, TrainingOptions options)
    {
        string message = Should.Throw<ArgumentException>(
            () => ModelTrainer.Train(new TestEncoder(schema), new UnreadRows(), null, options, null, default)).Message;
        return message.Replace(" (Parameter 'options')", string.Empty, StringComparison.Ordinal);
    }

    // Rows that nobody may look at.
    private sealed class UnreadRows : IReadOnlyList<TestRow>
    {
        public int Count => throw new InvalidOperationException("Rows were counted.");

        public TestRow this[int index] => throw new InvalidOperationException("A row was read.");

        public IEnumerator<TestRow> GetEnumerator() => throw new InvalidOperationException("Rows were read.");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
