using CreditRisk;
using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Onnx;

/// <summary>A model in an ONNX file says of records what it says, and may be explained.</summary>
public sealed class OnnxTeacherTests : IDisposable
{
    private static readonly Applicant[] s_rows = ApplicantCsv.Read(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"))[..600];
    private static readonly Lazy<ApplicantModel> s_model = new(
        () => ApplicantModel.Train(s_rows, TrainingOptions.Fast with { Seed = 1, Rounds = 2 }));

    private static readonly Dictionary<string, Func<Applicant, object?>> s_inputs = new()
    {
        ["Seniority"] = row => row.Seniority, ["Home"] = row => row.Home, ["Time"] = row => row.Time, ["Age"] = row => row.Age,
        ["Marital"] = row => row.Marital, ["Records"] = row => row.Records, ["Job"] = row => row.Job, ["Expenses"] = row => row.Expenses,
        ["Income"] = row => row.Income, ["Assets"] = row => row.Assets, ["Debt"] = row => row.Debt, ["Amount"] = row => row.Amount,
        ["Price"] = row => row.Price,
    };

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"teacher-{Guid.NewGuid():N}.onnx");

    public OnnxTeacherTests() => s_model.Value.Export(_path, new OnnxExport { MissingText = string.Empty });

    [Fact]
    public void It_says_what_the_model_in_the_file_says_missing_values_and_texts_included()
    {
        using var teacher = new OnnxTeacher<Applicant>(_path, s_inputs, "prediction");
        s_rows.ShouldContain(row => row.Income == null);
        foreach (Applicant row in s_rows[..80])
        {
            teacher.Predict(row).ShouldBe(s_model.Value.Predict(row).Probability, 1e-6);
        }
    }

    [Fact]
    public void What_it_says_is_distilled()
    {
        using var teacher = new OnnxTeacher<Applicant>(_path, s_inputs, "prediction");
        ApplicantModel distilled = ApplicantModel.Distill(s_rows, teacher.Predict);
        distilled.CompareWithTeacher(s_rows, teacher.Predict).RSquared.ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public void Inputs_and_outputs_that_the_graph_does_not_have_are_named()
    {
        var some = s_inputs.Where(pair => pair.Key != "Age").Append(new("Height", row => row.Age)).ToDictionary();
        string message = Should.Throw<ArgumentException>(() => new OnnxTeacher<Applicant>(_path, some)).Message;
        message.ShouldContain("nothing says what Age is");
        message.ShouldContain("it has no Height");
        Should.Throw<ArgumentException>(() => new OnnxTeacher<Applicant>(_path, s_inputs, "probability"))
            .Message.ShouldContain("no output 'probability'. It gives score");
        Should.Throw<ArgumentException>(() => new OnnxTeacher<Applicant>(_path, s_inputs))
            .Message.ShouldContain("Say which says what is predicted");
        Should.Throw<ArgumentException>(() => OnnxTeacher<Applicant>.OfNumbers(_path, row => [row.Age]))
            .Message.ShouldContain("say what each of them is");
        Should.Throw<FileNotFoundException>(() => new OnnxTeacher<Applicant>("nowhere.onnx", s_inputs))
            .Message.ShouldBe("There is no file nowhere.onnx.");
    }

    [Fact]
    public void Values_of_the_wrong_type_are_refused_by_the_input()
    {
        using var teacher = new OnnxTeacher<Applicant>(
            _path, new Dictionary<string, Func<Applicant, object?>>(s_inputs) { ["Amount"] = row => row.Job }, "prediction");
        Should.Throw<ArgumentException>(() => teacher.Predict(s_rows[0] with { Job = "fixed" })).Message
            .ShouldBe("The input 'Amount' is given fixed (String); expected: a number.");
    }

    public void Dispose() => File.Delete(_path);
}
