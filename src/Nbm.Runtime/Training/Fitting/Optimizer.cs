using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// AdamW with a cosine schedule (Loshchilov and Hutter 2019), in two groups: what belongs to the networks, and behind it what acts on
/// scores directly. A step of Adam is about as large as its rate, and a free cell or an intercept has further to go than a weight.
/// </summary>
internal sealed class Optimizer
{
    private readonly Backend _backend;
    private readonly CosineSchedule _schedule;
    private readonly float _weightDecay;
    private readonly Group[] _groups;
    private int _step;

    /// <param name="workspace">Where the moments are kept.</param>
    /// <param name="parameters">All parameters, with memory.</param>
    /// <param name="firstDirect">Where those begin that act on scores directly.</param>
    /// <param name="directRate">How much larger their rate is.</param>
    /// <param name="schedule">The rate of each step.</param>
    /// <param name="weightDecay">Decoupled weight decay.</param>
    public Optimizer(
        Workspace workspace, ParameterSet parameters, int firstDirect, double directRate, CosineSchedule schedule, double weightDecay)
    {
        _backend = workspace.Backend;
        _schedule = schedule;
        _weightDecay = (float)weightDecay;
        int length = parameters.Values.Length;
        Matrix first = workspace.Allocate(1, length);
        Matrix second = workspace.Allocate(1, length);
        Group Part(int from, int to, double rate) => new(
            workspace.View(parameters.Values, from, 1, to - from),
            workspace.View(parameters.Gradients, from, 1, to - from),
            workspace.View(first, from, 1, to - from),
            workspace.View(second, from, 1, to - from),
            (float)rate);
        _groups = [.. firstDirect == 0 ? [] : new[] { Part(0, firstDirect, 1) }, Part(firstDirect, length, directRate)];
    }

    /// <summary>How many steps were taken.</summary>
    public int Steps => _step;

    /// <summary>Moves all parameters along their gradients.</summary>
    public void Step()
    {
        float rate = _schedule.At(_step++);
        foreach (Group group in _groups)
        {
            var step = new AdamWStep(_step, rate * group.Rate, _weightDecay);
            _backend.AdamW(group.Values, group.Gradients, group.FirstMoment, group.SecondMoment, step);
        }
    }

    private sealed record Group(Matrix Values, Matrix Gradients, Matrix FirstMoment, Matrix SecondMoment, float Rate);
}
