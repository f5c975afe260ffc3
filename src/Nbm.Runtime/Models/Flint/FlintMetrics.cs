namespace Nbm;

/// <summary>How good an interpreter is on rows, beside the predictor that it explains. Rows count as they weigh; errors are of those whose
/// target is known, and
/// no number where none is.</summary>
/// <param name="Interpreter">How well it follows the predictor, and by how many attributes.</param>
/// <param name="PredictorError">The predictor's error: of classes the share of the rows of which it names another, of numbers the root of
/// the mean squared error.</param>
/// <param name="InterpreterError">The interpreter's error likewise, where it predicts instead.</param>
public sealed record FlintMetrics(FlintSummary Interpreter, double PredictorError, double InterpreterError)
{
    /// <summary>See <see cref="FlintSummary.Fidelity"/>.</summary>
    public double Fidelity => Interpreter.Fidelity;

    /// <summary>See <see cref="FlintSummary.Conciseness"/>.</summary>
    /// <param name="tau">One of <see cref="FlintSummary.UsualTaus"/>.</param>
    /// <param name="absolute">Whether attributes that speak against it count too.</param>
    public double Conciseness(double tau, bool absolute = false) => Interpreter.Conciseness(tau, absolute);

    /// <summary>In a few words, whatever the culture.</summary>
    public override string ToString() =>
        (double.IsNaN(PredictorError) ? string.Empty
            : FormattableString.Invariant($"error {PredictorError:0.0000}, of the interpreter {InterpreterError:0.0000}; ")) + Interpreter;
}
