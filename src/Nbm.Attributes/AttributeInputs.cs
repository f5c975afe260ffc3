namespace Nbm
{
    /// <summary>What the attribute functions of a FLINT model read.</summary>
    public enum AttributeInputs
    {
        /// <summary>Hidden layers of the predictor, as published: what an attribute is, the rows show that activate it.</summary>
        Hidden,

        /// <summary>
        /// The features: an attribute is the positive part of a sum of one curve a feature and of the interactions that the record
        /// declares, so that these say what it is. Other interactions one such attribute can't follow, and
        /// several together only in part.
        /// </summary>
        Features,
    }
}
