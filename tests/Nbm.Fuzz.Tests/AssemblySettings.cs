// A campaign takes all cores itself, and measures time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
