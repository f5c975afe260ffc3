namespace Nbm
{
    /// <summary>Which way a curve may bend, everywhere and whatever the other features are.</summary>
    public enum Curvature
    {
        /// <summary>Either way.</summary>
        None,

        /// <summary>Its slope never falls: it bends upwards, as a bowl does.</summary>
        Convex,

        /// <summary>Its slope never rises: it bends downwards, as a hill does.</summary>
        Concave,
    }
}
