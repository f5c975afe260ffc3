using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// AdamW with a cosine schedule (Loshchilov and Hutter 2019). Parameters may go at a rate of their own (<see cref="Parameter.Rate"/>): a
/// step of Adam is about as large as its rate, and what acts on scores directly has further to go than a weight.
/// </summary>
internal sealed class Optimizer
{
    private readonly Backend _backend;
    private readonly CosineSchedule _schedule;
    private readonly float _weightDecay;
    private readonly Group[] _groups;

    /// <param name="workspace">Where the moments are kept.</param>
    /// <param name="parameters">All parameters, with memory.</param>
    /// <param name="schedule">The rate of each step.</param>
    /// <param name="weightDecay">Decoupled weight decay.</param>
    public Optimizer(Workspace workspace, ParameterSet parameters, CosineSchedule schedule, double weightDecay)
    {
        _backend = workspace.Backend;
        _schedule = schedule;
        _weightDecay = (float)weightDecay;
        int length = parameters.Values.Length;
        FirstMoment = workspace.Allocate(1, length);
        SecondMoment = workspace.Allocate(1, length);
        int[] starts =
        [
            .. parameters.All.Where((parameter, i) => i == 0 || parameter.Rate != parameters.All[i - 1].Rate)
                .Select(parameter => parameter.Offset),
        ];
        _groups = [.. starts.Select((from, i) =>
        {
            int count = (i + 1 < starts.Length ? starts[i + 1] : length) - from;
            return new Group(
                workspace.View(parameters.Values, from, 1, count),
                workspace.View(parameters.Gradients, from, 1, count),
                workspace.View(FirstMoment, from, 1, count),
                workspace.View(SecondMoment, from, 1, count),
                (float)parameters.All.First(parameter => parameter.Offset == from).Rate);
        })];
    }

    /// <summary>How many steps were taken.</summary>
    public int Steps { get; set; }

    /// <summary>The moving average of gradients, 1 × as many as there are parameters.</summary>
    public Matrix FirstMoment { get; }

    /// <summary>That of their squares.</summary>
    public Matrix SecondMoment { get; }

    /// <summary>Moves all parameters along their gradients.</summary>
    public void Step()
    {
        float rate = _schedule.At(Steps++);
        foreach (Group group in _groups)
        {
            var step = new AdamWStep(Steps, rate * group.Rate, _weightDecay);
            _backend.AdamW(group.Values, group.Gradients, group.FirstMoment, group.SecondMoment, step);
        }
    }

    private sealed record Group(Matrix Values, Matrix Gradients, Matrix FirstMoment, Matrix SecondMoment, float Rate);
}
