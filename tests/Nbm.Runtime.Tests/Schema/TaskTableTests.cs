using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Tests.Schemas;

/// <summary>What a task is stands in one table; the public enum, the runtime's types and losses are held to it.</summary>
public sealed class TaskTableTests
{
    private static readonly ModelTask[] s_tasks = [.. Enum.GetValues<ModelTask>().Where(task => task != ModelTask.Auto)];

    [Fact]
    public void The_table_has_the_tasks_of_the_enum_by_name_and_number() => Assert.Equal(
        s_tasks.Select(task => ((int)task, task.ToString())),
        TaskTable.All.Select(task => ((int)task.Kind, task.Kind.ToString())));

    [Fact]
    public void A_task_is_found_by_its_number_and_no_other_number_is_one()
    {
        Assert.All(TaskTable.All, task => Assert.Same(task, TaskTable.Find((int)task.Kind)));
        Assert.Null(TaskTable.Find((int)ModelTask.Auto));
        Assert.Null(TaskTable.Find(s_tasks.Length + 1));
        Assert.Null(TaskTable.Find(-1));
    }

    [Fact]
    public void The_types_that_it_names_are_the_runtimes_own() => Assert.All(TaskTable.All, task =>
    {
        string ofClasses = task.HasScorePerClass ? "`1" : string.Empty;
        Assert.NotNull(Runtime($"{task.Model}{(task.HasScorePerClass ? "`2" : "`1")}"));
        Assert.NotNull(Runtime(task.Metrics));
        Assert.True(task.Prediction is null || Runtime(task.Prediction + ofClasses) is not null, task.Prediction);
    });

    [Fact]
    public void The_loss_of_a_task_has_the_link_of_the_table() => Assert.All(s_tasks, task =>
    {
        if (TaskLosses.Of(new TargetSchema { Name = "y", Column = "y", Task = task, ClrType = "double" }, spread: 1) is { } loss)
        {
            Assert.Equal(TaskLosses.LinkOf(task), loss.Link);
        }
    });

    [Fact]
    public void A_parameter_holds_its_default_and_not_its_bounds() =>
        Assert.All(TaskTable.All.Where(task => task.Parameter is not null), task =>
    {
        Assert.True(task.Parameter!.Default is not { } known || task.Parameter.Holds(known));
        Assert.False(task.Parameter.Holds(0));
        Assert.False(task.Parameter.Holds(double.PositiveInfinity));
        Assert.False(task.Parameter.Holds(double.NaN));
        Assert.NotNull(typeof(NbmModelAttribute).GetProperty(task.Parameter.Argument));
    });

    private static Type? Runtime(string name) => typeof(TrainedModel).Assembly.GetType("Nbm." + name);
}
