using System;

namespace Nbm
{
    /// <summary>Adds all interactions of an order: with <c>Order = 2</c>, a shape function for every pair of features.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
    public sealed class InteractionsAttribute : Attribute
    {
        /// <summary>How many features interact. 2 gives all pairs.</summary>
        public int Order { get; set; } = 2;
    }
}
