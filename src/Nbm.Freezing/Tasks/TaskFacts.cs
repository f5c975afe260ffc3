namespace Nbm.Freezing;

/// <summary>What a task is: a row of <see cref="TaskTable"/>.</summary>
internal sealed class TaskFacts
{
    public TaskKind Kind { get; set; }

    public TaskTarget Target { get; set; }

    public TaskLink Link { get; set; }

    /// <summary>The typed model's base class, without its type arguments.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>The type of a prediction, of classes without its type argument; null for <c>double</c>.</summary>
    public string? Prediction { get; set; }

    /// <summary>The type of what <c>Evaluate</c> finds.</summary>
    public string Metrics { get; set; } = string.Empty;

    public TaskParameter? Parameter { get; set; }

    /// <summary>What pages call the task.</summary>
    public string Title
    {
        get => field ?? Kind.ToString();
        set;
    }

    /// <summary>What a model of the task is called in a sentence: a <em>Tweedie</em> model.</summary>
    public string Adjective { get; set; } = string.Empty;

    /// <summary>Loss and link, for the documentation of a model: {0} is the parameter, or the words for one that training finds; of
    /// classes the class that the probability is
    /// of, or how many there are.</summary>
    public string Likelihood { get; set; } = string.Empty;

    /// <summary>What <see cref="Likelihood"/> says for a parameter that training finds, and for one that is declared: {0} is it.</summary>
    public (string Found, string Declared) ParameterText { get; set; } = (string.Empty, "{0}");

    /// <summary>What a prediction is.</summary>
    public string Predicts { get; set; } = "What the model predicts for a row";

    /// <summary>Whether the target is a number, with one score.</summary>
    public bool IsNumeric => Target <= TaskTarget.AboveZero;

    /// <summary>Whether each class has a score of its own.</summary>
    public bool HasScorePerClass => Target == TaskTarget.Classes;

    /// <summary>Whether the prediction is e^score: a mean, or a hazard ratio.</summary>
    public bool HasLogLink => Link is TaskLink.LogMean or TaskLink.LogHazard;

    /// <summary>Whether an exposure multiplies what is predicted.</summary>
    public bool TakesExposure => Link == TaskLink.LogMean;

    /// <summary>Whether a row may bring something that is added to its score; added to the scores of all classes it would change
    /// nothing.</summary>
    public bool TakesOffset => !HasScorePerClass;

    /// <summary>Whether targets are durations, with events, entries and strata beside them.</summary>
    public bool HasEvents => Link == TaskLink.LogHazard;

    /// <summary>How many scores a row has.</summary>
    /// <param name="classes">How many classes the model has.</param>
    public int Outputs(int classes) => HasScorePerClass ? classes : 1;
}
