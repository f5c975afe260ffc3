using System;

namespace Nbm
{
    /// <summary>
    /// Marks a property as a vector, sparse or dense.
    /// <para>
    /// Sparse, for <c>[NbmModel]</c>: numbers by name, of which a row has a few, such as the words of a text and how often they occur. Each
    /// name that enough training
    /// rows have gets a function of its own, which is exactly 0 at 0; names that are absent, too rare, or unknown to training contribute
    /// exactly 0. The type is an
    /// <c>IReadOnlyDictionary&lt;string, double&gt;</c> (or <c>float</c>, or <c>int</c>) or whatever implements it, or a collection of
    /// strings, whose names are 1
    /// where they are present. It is never null: a row that has nothing has an empty one.
    /// </para>
    /// <para>
    /// Dense, for networks (<c>[MlpModel]</c>, <c>[ExpertsModel]</c>): <see cref="Length"/> numbers by place, such as an embedding that
    /// something else has learned, or
    /// the pixels of a picture. The type is <c>float[]</c>, <c>double[]</c>, or a <c>ReadOnlyMemory</c> of them. Each place is an input.
    /// Every row has all places, and
    /// each of them is a finite number.
    /// </para>
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class FeatureVectorAttribute : Attribute
    {
        /// <summary>The vector's column in a CSV file, whose cells are such as <c>refund:2 free</c>, those of a dense vector such as <c>0.5
        /// 1 0.25</c>. By default the property's name, whatever its case, underscores and spaces.</summary>
        public string? Name { get; set; }

        /// <summary>The unit of the values, such as <c>"times"</c>.</summary>
        public string? Unit { get; set; }

        /// <summary>What the vector means, in a sentence.</summary>
        public string? Description { get; set; }

        /// <summary>How many numbers a dense vector has, 1 to 1,000,000; 0 for a sparse one.</summary>
        public int Length { get; set; }

        /// <summary>How many columns the picture has that a dense vector is, row by row from its upper left corner; 0 where it is none.
        /// Width times height is the length.</summary>
        public int Width { get; set; }

        /// <summary>How many rows the picture has; 0 where it is none.</summary>
        public int Height { get; set; }

        /// <summary>How many training rows a name of a sparse vector needs to be learned; 1 or more. Rarer ones contribute 0.</summary>
        public int MinCount { get; set; } = 3;

        /// <summary>The most names of a sparse vector that are learned, 1 or more: where there are more, the minimum count rises until
        /// there aren't.</summary>
        public int MaxNames { get; set; } = 50000;
    }
}
