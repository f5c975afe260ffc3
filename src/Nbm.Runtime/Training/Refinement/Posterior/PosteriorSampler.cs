using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Perturb-and-solve (Papandreou and Yuille 2010): A⁻¹(XᵀW^½ s + Σ √π Lᵀ ξ) with standard normal s and ξ has covariance A⁻¹. A draw's
/// conditional mean given the other terms is d − M⁻¹g, g being the perturbation and M the term's own block, so that errors need few
/// draws (Rao–Blackwell; Sidén et al. 2018).
/// </summary>
/// <param name="stage">The solved grid.</param>
/// <param name="data">The rows.</param>
/// <param name="precisions">π of each component.</param>
/// <param name="noise">φ, for squared loss.</param>
/// <param name="key">Where the draws come from.</param>
internal sealed class PosteriorSampler(RefinementStage stage, RefinementData data, double[] precisions, double noise, ulong key)
{
    // The error of a draw's solution, as a share of its energy.
    private const double Accuracy = 1e-2;
    private const int MostIterations = 300;

    private readonly Backend _backend = stage.System.Workspace.Backend;
    private readonly UnknownLayout _layout = stage.Layout;
    private readonly double _unit = data.Unit(noise);
    private readonly float[] _noiseOfRows = new float[data.Outputs * data.Count]; // One for all draws: of many rows it is large.

    /// <param name="count">How many draws.</param>
    /// <param name="token">Cancels.</param>
    public TableDraws Draw(int count, CancellationToken token)
    {
        using var workspace = new Workspace(_backend);
        Matrix unknowns = workspace.Allocate(data.Outputs, _layout.Count);
        Matrix rows = workspace.Allocate(data.Outputs, data.Count);
        var tables = new float[count][];
        var innovations = new float[count][];
        var (vectors, newOfVectors) = (new float[count][], new float[count][]);
        new ProbedSystems(stage, workspace, Accuracy, MostIterations).ForEach(
            count,
            (draw, perturbation) => Perturb(new NormalStream(key, (ulong)draw), rows, perturbation),
            (draw, perturbation, solution, preconditioned) =>
            {
                _backend.Upload(solution, unknowns);
                tables[draw] = stage.System.Tables(unknowns);
                vectors[draw] = stage.VectorUnknowns(unknowns);
                _backend.Upload(preconditioned, unknowns);
                newOfVectors[draw] = stage.VectorUnknowns(unknowns);
                innovations[draw] = Tabulate(Innovations(perturbation, preconditioned));
            },
            token);

        return new TableDraws(tables, [.. tables.Select(_layout.Grid.Intercepts)],
            new Innovations(innovations, new InnovationVariances(stage).Compute(_unit)))
        {
            Vectors = _layout.Vectors is null ? null : new VectorDraws(vectors, newOfVectors, VectorDraws.VariancesOf(stage, _unit)),
        };
    }

    private void Perturb(NormalStream normal, Matrix rows, Matrix perturbation)
    {
        var host = new float[perturbation.Length];
        for (int i = 0; i < _noiseOfRows.Length; i++)
        {
            _noiseOfRows[i] = (float)normal.Next();
        }

        _backend.Upload(_noiseOfRows, rows);
        stage.System.Project(rows, perturbation);
        _backend.Download(perturbation, host);
        for (int start = 0; start < host.Length; start += _layout.Count)
        {
            Span<float> own = host.AsSpan(start, _layout.Count);
            for (int c = 0; c < precisions.Length; c++)
            {
                _layout.Components[c].AddNoise(normal.Next, Math.Sqrt(precisions[c] / _unit), own);
            }

            own[_layout.Grid.Intercept] += (float)(Math.Sqrt(stage.InterceptFactor) * normal.Next());
        }

        for (int i = 0; i < host.Length; i++)
        {
            host[i] /= (float)Math.Sqrt(_unit);
        }

        _backend.Upload(host, perturbation);
    }

    // M⁻¹g for terms of one feature; of interactions only the cells' own innovations count, given all other cells: that is what their
    // variance is known for.
    private float[] Innovations(float[] perturbation, float[] preconditioned)
    {
        float[] innovations = [.. preconditioned];
        for (int i = 0; i < innovations.Length; i++)
        {
            int unknown = i % _layout.Count;
            if (!stage.System.IsSingle(unknown))
            {
                innovations[i] = unknown < _layout.Grid.TableLength ? (float)(perturbation[i] * stage.System.InverseDiagonal[i]) : 0;
            }
        }

        return innovations;
    }

    private float[] Tabulate(float[] unknowns)
    {
        int length = _layout.Grid.TableLength;
        var tables = new float[data.Outputs * length];
        for (int c = 0; c < data.Outputs; c++)
        {
            ReadOnlySpan<float> own = unknowns.AsSpan(c * _layout.Count, _layout.Count);
            Span<float> to = tables.AsSpan(c * length, length);
            if (_layout.Map is null)
            {
                own.CopyTo(to);
                continue;
            }

            double[] product = _layout.Map.Multiply(own);
            for (int i = 0; i < length; i++)
            {
                to[i] = (float)product[i];
            }
        }

        return tables;
    }
}
