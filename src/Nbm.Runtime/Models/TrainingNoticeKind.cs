namespace Nbm;

/// <summary>What a <see cref="TrainingNotice"/> is about.</summary>
public enum TrainingNoticeKind
{
    /// <summary>
    /// Counts scatter more than Poisson's, so that standard errors are too small. Values: <c>dispersion</c>, Pearson's statistic for each
    /// degree of freedom (Fletcher 2012), 1 of Poisson's counts;
    /// <c>z</c>, by how many standard deviations the score test is beyond them.
    /// </summary>
    Overdispersion,

    /// <summary>
    /// A feature's constraint is against the data. Values: <c>deviance</c>, twice the log likelihood that a coarse Newton step of the
    /// term's own would gain if it were free; <c>degrees</c>, the degrees of freedom of that step: about so much a constraint that holds
    /// may cost by chance; <c>z</c>, by how many standard deviations it is beyond that.
    /// </summary>
    ContradictedConstraint,

    /// <summary>Weights, each of which is a number of rows, sum to far more or less than there are rows. Values: <c>total</c>, their sum;
    /// <c>rows</c>.</summary>
    TotalWeight,

    /// <summary>
    /// Rounds ended before smoothness had settled. Values: <c>rounds</c>, how many there were; <c>drift</c>, by which share degrees of
    /// freedom changed from round to round, lately.
    /// </summary>
    Unsettled,

    /// <summary>
    /// Training went on from networks, and rows have levels of an open category that these don't know. Values: <c>levels</c>, how many;
    /// <c>rows</c>, how many rows have one.
    /// </summary>
    NewLevels,

    /// <summary>
    /// There were too few rows to hold some out, so that a network was trained for all epochs whatever it did on rows it never saw. Values:
    /// <c>rows</c>, how many there
    /// were; <c>fewest</c>, from how many on some are held out.
    /// </summary>
    NothingHeldOut,

    /// <summary>
    /// Epochs and batches that were asked for come to so few steps that networks are hardly trained. Values: <c>steps</c> of the schedule;
    /// <c>rows</c> of an epoch; <c>usual</c>, how many steps a run has whose length is left to the trainer.
    /// </summary>
    FewSteps,

    /// <summary>Options were set that this way of training doesn't look at. Values: <c>options</c>, how many.</summary>
    IgnoredOptions,

    /// <summary>
    /// A feature, or whether it is missing, tells the target by itself, as what is recorded after it does. Values: <c>alone</c>, how much
    /// (see <see cref="FeatureCheck.Alone"/>).
    /// </summary>
    Leakage,

    /// <summary>A feature says the same as another one. Values: <c>correlation</c> of their ranks; 1 of levels.</summary>
    CopiedFeature,

    /// <summary>A feature has one value in all rows, or none. Values: <c>values</c>, how many; <c>rows</c>.</summary>
    ConstantFeature,

    /// <summary>A feature seems to name rows or to count them. Values: <c>values</c>, how many; <c>rows</c>.</summary>
    IdentifierFeature,

    /// <summary>Rows are the same as others. Values: <c>repeated</c>, how many; <c>contradicting</c>, how many have the same features and
    /// another target.</summary>
    RepeatedRows,

    /// <summary>A class, or events, have hardly any row. Values: <c>rows</c>, how many.</summary>
    RareClass,

    /// <summary>Training went on from a model that was edited by hand, and nothing of its edits is left. Values: <c>edits</c>, how many
    /// there were.</summary>
    LostEdits,

    /// <summary>A feature says what another says, or what others say together. Values: <c>concurvity</c>, the share of its contributions'
    /// variance that others explain; <c>correlation</c> with the feature that is most like it.</summary>
    Concurvity,
}
