using Nbm.Backends;

namespace Nbm.Testing;

public sealed partial class ReferenceBackend
{
    public override void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        KernelChecks.BatchNorm(x, weights, gamma, beta, normalized, inverseDeviation, y);
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

    public override void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        KernelChecks.BatchNormBackward(dy, normalized, weights, gamma, inverseDeviation, dx, dgamma, dbeta);
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
