namespace Nbm.Backends.Managed;

/// <summary>How the curvature of a row's loss acts on a vector of one number for each output.</summary>
internal interface ICurvature
{
    /// <summary>The factor that a row's share of the weights, w_r/Σw, makes.</summary>
    static abstract double Share(double share);

    /// <summary>For losses of one score.</summary>
    /// <param name="curvature">∂²loss/∂score².</param>
    /// <param name="vector">The number.</param>
    static abstract double Scalar(double curvature, double vector);

    /// <summary>For the softmax: what becomes of one class's number.</summary>
    /// <param name="probability">The class's probability.</param>
    /// <param name="inner">Σ over classes of <see cref="Inner"/>.</param>
    /// <param name="vector">The class's number.</param>
    static abstract double Softmax(double probability, double inner, double vector);

    /// <summary>A class's part of the inner product that the softmax needs.</summary>
    static abstract double Inner(double probability, double vector);
}

/// <summary>∇²loss · v; for the softmax p ∘ (v − pᵀv).</summary>
internal readonly struct CurvatureProduct : ICurvature
{
    public static double Share(double share) => share;

    public static double Scalar(double curvature, double vector) => curvature * vector;

    public static double Softmax(double probability, double inner, double vector) => probability * (vector - inner);

    public static double Inner(double probability, double vector) => probability * vector;
}

/// <summary>R · v with RRᵀ = ∇²loss; for the softmax √p ∘ v − p √pᵀv.</summary>
internal readonly struct CurvatureRoot : ICurvature
{
    public static double Share(double share) => Math.Sqrt(share);

    public static double Scalar(double curvature, double vector) => Math.Sqrt(curvature) * vector;

    public static double Softmax(double probability, double inner, double vector) =>
        (Math.Sqrt(probability) * vector) - (probability * inner);

    public static double Inner(double probability, double vector) => Math.Sqrt(probability) * vector;
}

/// <summary>The diagonal of ∇²loss; the vector isn't looked at.</summary>
internal readonly struct CurvatureDiagonal : ICurvature
{
    public static double Share(double share) => share;

    public static double Scalar(double curvature, double vector) => curvature;

    public static double Softmax(double probability, double inner, double vector) => probability * (1 - probability);

    public static double Inner(double probability, double vector) => 0;
}
