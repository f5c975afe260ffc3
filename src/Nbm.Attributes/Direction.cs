namespace Nbm
{
    /// <summary>Which way a value may be changed.</summary>
    public enum Direction
    {
        /// <summary>Either way.</summary>
        Both,

        /// <summary>To greater numbers, or to later levels of an ordered enum.</summary>
        Up,

        /// <summary>To lesser numbers, or to earlier levels of an ordered enum.</summary>
        Down,
    }
}
