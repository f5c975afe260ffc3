using Nbm.Backends;

namespace Nbm.Testing;

public sealed partial class ReferenceBackend
{
    public override void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        KernelChecks.BatchNorm(x, weights, gamma, beta, normalized, inverseDeviation, y);
        int n = gamma.Rows;
        for (int group = 0; group < n; group++)
        {
            BatchNormOne(
                Group(x, group, n), Group(weights, group, n), Group(gamma, group, n), Group(beta, group, n), epsilon,
                Group(normalized, group, n),
                Group(inverseDeviation, group, n), Group(y, group, n));
        }
    }

    public override void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        KernelChecks.BatchNormBackward(dy, normalized, weights, gamma, inverseDeviation, dx, dgamma, dbeta);
        int n = gamma.Rows;
        for (int group = 0; group < n; group++)
        {
            BatchNormBackwardOne(
                Group(dy, group, n), Group(normalized, group, n), Group(weights, group, n), Group(gamma, group, n),
                Group(inverseDeviation, group, n),
                Group(dx, group, n), Group(dgamma, group, n), Group(dbeta, group, n));
        }
    }

    private static void BatchNormOne(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        for (int k = 0; k < x.Columns; k++)
        {
            double mean = 0;
            for (int g = 0; g < x.Rows; g++)
            {
                mean += Of(weights)[g] * Of(x)[g, k];
            }

            double variance = 0;
            for (int g = 0; g < x.Rows; g++)
            {
                variance += Of(weights)[g] * Math.Pow(Of(x)[g, k] - mean, 2);
            }

            Of(inverseDeviation)[k] = 1 / Math.Sqrt(variance + epsilon);
            for (int g = 0; g < x.Rows; g++)
            {
                Of(normalized)[g, k] = (Of(x)[g, k] - mean) * Of(inverseDeviation)[k];
                Of(y)[g, k] = (Of(gamma)[k] * Of(normalized)[g, k]) + Of(beta)[k];
            }
        }
    }

    private static void BatchNormBackwardOne(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        for (int k = 0; k < dy.Columns; k++)
        {
            double toGamma = 0, toBeta = 0;
            for (int g = 0; g < dy.Rows; g++)
            {
                toGamma += Of(dy)[g, k] * Of(normalized)[g, k];
                toBeta += Of(dy)[g, k];
            }

            for (int g = 0; g < dy.Rows; g++)
            {
                double throughStatistics = Of(weights)[g] * (toBeta + (Of(normalized)[g, k] * toGamma));
                Of(dx)[g, k] = Of(gamma)[k] * Of(inverseDeviation)[k] * (Of(dy)[g, k] - throughStatistics);
            }

            Of(dgamma)[k] = toGamma;
            Of(dbeta)[k] = toBeta;
        }
    }
}
