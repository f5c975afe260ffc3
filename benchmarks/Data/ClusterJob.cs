using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>A job on a computing cluster and how long it ran (hpc_data of R's modeldata), main effects only.</summary>
[NbmModel]
public sealed partial record ClusterJob(
    [Feature] string Protocol,
    [Feature] double Compounds,
    [Feature(Name = "input_fields")] double InputFields,
    [Feature] double Iterations,
    [Feature(Name = "num_pending")] double NumPending,
    [Feature(Unit = "h")] double Hour,
    [Feature] string Day,
    [Target(Name = "class")] string RunTime);

/// <summary>The same, with all 21 pairs.</summary>
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record ClusterJobPairs(
    [Feature] string Protocol,
    [Feature] double Compounds,
    [Feature(Name = "input_fields")] double InputFields,
    [Feature] double Iterations,
    [Feature(Name = "num_pending")] double NumPending,
    [Feature(Unit = "h")] double Hour,
    [Feature] string Day,
    [Target(Name = "class")] string RunTime);
