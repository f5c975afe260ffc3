using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>What <c>nbm scaffold</c> writes builds and trains without an edit.</summary>
public sealed class ScaffoldedModelTests
{
    [Theory]
    [InlineData("credit_data.csv", "Status", ModelTask.Binary)]
    [InlineData("concrete.csv", "compressive_strength", ModelTask.Regression)]
    [InlineData("sacramento.csv", "price", ModelTask.Regression)]
    public void Files_of_this_repository_train_at_once(string file, string target, ModelTask task) => TrainsAtOnce(file, target, task);

    [SampleTheory("penguins.csv", "hpc_data.csv", "diamonds.csv")]
    [InlineData("penguins.csv", "species", ModelTask.Multiclass)]
    [InlineData("hpc_data.csv", "class", ModelTask.Multiclass)]
    [InlineData("diamonds.csv", "price", ModelTask.Regression)]
    public void Other_samples_train_at_once(string file, string target, ModelTask task) => TrainsAtOnce(file, target, task);

    [Fact]
    public void Durations_of_which_some_ended_in_an_event_train_a_survival_model()
    {
        using var folder = new TempFolder();
        string csv = folder.Write("pumps.csv",
            ["load,days,failed",
                .. Enumerable.Range(1, 300).Select(i => $"{i % 17},{1 + (i * 37 % 400 / (1 + (i % 17)))},{(i % 3 == 0 ? "no" : "yes")}")]);
        ToolRun.Good("scaffold", csv, "--target", "days", "--event", "failed", "--task", "Cox", "-o", folder.File("project"));
        ScaffoldedProject.Run(ScaffoldedProject.Compile(folder.File("project")), csv, folder.Path);
        ModelSchema schema = AdditiveModel.Load(folder.File("model.nbm")).Schema;
        (schema.Target.Task, schema.EventColumn, schema.Features.Length).ShouldBe((ModelTask.Cox, "failed", 1));
    }

    [Fact]
    public void Names_that_C_sharp_has_other_uses_for_are_no_obstacle()
    {
        using var folder = new TempFolder();
        string csv = folder.Write("class.csv",
            ["class,Score,1st,ToString,a b,a.c,Ünïcode %,int,Model,Class Model",
                .. Enumerable.Range(0, 60)
                    .Select(i => $"{i % 7},{i % 5},{i % 3}x,{i % 4},{i % 6},{i % 8},{i % 9}.5,{i % 2},{"abc"[i % 3]},{"de"[i % 2]}")]);
        ToolRun.Good("scaffold", csv, "--target", "class", "-o", folder.File("project"));
        ScaffoldedProject.Compile(folder.File("project")).GetTypes().ShouldContain(type => type.Name == "ClassModel");
    }

    [Fact]
    public void Codes_that_the_reader_takes_for_one_bool_still_tell_rows_apart()
    {
        AdditiveModel model = Train("F N", i => i % 2 == 0 ? 10 + (i % 3) : 20 + (i % 3));
        model.Importances.Single(term => term.Name == "X").Importance.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_text_that_says_infinity_ends_no_program()
    {
        AdditiveModel model = Train("inf a b", i => 3 * (i % 3));
        model.Schema.Features[0].Levels.Length.ShouldBe(3);
    }

    [Fact]
    public void An_exposure_is_one_in_the_model()
    {
        using var folder = new TempFolder();
        string csv = folder.Write("claims.csv",
            ["Age,Exposure,Claims",
                .. Enumerable.Range(0, 300)
                    .Select(i => FormattableString.Invariant($"{20 + (i % 50)},{(1 + (i % 10)) / 10.0},{i * 31 % 7 / 3}"))]);
        ToolRun.Good("scaffold", csv, "--target", "Claims", "--task", "Poisson", "-o", folder.File("project"));
        ScaffoldedProject.Run(ScaffoldedProject.Compile(folder.File("project")), csv, folder.Path);
        ModelSchema schema = AdditiveModel.Load(folder.File("model.nbm")).Schema;
        (schema.ExposureColumn, schema.Features.Length).ShouldBe(("Exposure", 1));
    }

    [Fact]
    public void A_target_that_is_missing_in_some_rows_trains_on_the_others()
    {
        using var folder = new TempFolder();
        string csv = folder.Write("gaps.csv",
            ["x,y", .. Enumerable.Range(0, 200).Select(i => $"{i % 17},{(i % 9 == 0 ? "" : i % 17 > 8 ? ">50K" : "<=50K")}")]);
        ToolRun.Good("scaffold", csv, "--target", "y", "-o", folder.File("project"));
        ScaffoldedProject.Run(ScaffoldedProject.Compile(folder.File("project")), csv, folder.Path);
        AdditiveModel.Load(folder.File("model.nbm")).Schema.Target.Task.ShouldBe(ModelTask.Binary);
    }

    private static AdditiveModel Train(string cells, Func<int, int> target)
    {
        using var folder = new TempFolder();
        string[] texts = cells.Split(' ');
        string csv = folder.Write("data.csv",
            ["x,z,y", .. Enumerable.Range(0, 240).Select(i => $"{texts[i % texts.Length]},{i % 7},{target(i)}.5")]);
        ToolRun.Good("scaffold", csv, "--target", "y", "-o", folder.File("project"));
        ScaffoldedProject.Run(ScaffoldedProject.Compile(folder.File("project")), csv, folder.Path);
        return AdditiveModel.Load(folder.File("model.nbm"));
    }

    private static void TrainsAtOnce(string file, string target, ModelTask task)
    {
        using var folder = new TempFolder();
        string csv = folder.Write(file, SampleData.Thin(SampleData.Find(file)!, 300));
        ToolRun.Good("scaffold", csv, "--target", target, "-o", folder.File("project"));
        ScaffoldedProject.Run(ScaffoldedProject.Compile(folder.File("project")), csv, folder.Path);
        AdditiveModel model = AdditiveModel.Load(folder.File("model.nbm"));
        model.Schema.Target.Column.ShouldBe(target);
        model.Schema.Target.Task.ShouldBe(task);
        File.ReadAllText(folder.File("report.html")).ShouldContain("</html>");
        string header = File.ReadLines(csv).First();
        model.Schema.Features.Length.ShouldBe(header.Split(',').Length - 1);
    }
}
