namespace Nbm.Generators.Diagnostics;

/// <summary>
/// The ids of all diagnostics. 00xx: the shape of the type and its project; 01xx: the target, the task and what stands beside; 02xx:
/// features and the weight;
/// 03xx: interactions; 06xx: model files; 07xx: families of models. An id is never used again for another rule; docs/diagnostics/README.md
/// lists the reserved ones.
/// </summary>
internal static class DiagnosticIds
{
    public const string NotPartial = "NBM0001";
    public const string UnreadableType = "NBM0002";
    public const string GenericType = "NBM0003";
    public const string FileLocalType = "NBM0004";
    public const string ProjectNotReady = "NBM0005";
    public const string NameTaken = "NBM0006";
    public const string InvalidModelName = "NBM0007";
    public const string NoCsvReader = "NBM0008";
    public const string UnseenByGenerator = "NBM0009";

    public const string NoTarget = "NBM0101";
    public const string SeveralTargets = "NBM0102";
    public const string UnsupportedTargetType = "NBM0103";
    public const string TaskContradictsTarget = "NBM0104";
    public const string TargetLeaks = "NBM0105";
    public const string NullableTarget = "NBM0106";
    public const string ParameterOfAnotherTask = "NBM0107";
    public const string NoEvent = "NBM0108";
    public const string EventWithoutCox = "NBM0109";
    public const string UnusableBeside = "NBM0110";
    public const string SeveralBeside = "NBM0111";
    public const string OffsetUnfit = "NBM0112";

    public const string NoFeatures = "NBM0201";
    public const string UnsupportedFeatureType = "NBM0202";
    public const string UnmarkedProperty = "NBM0204";
    public const string ContradictoryAttributes = "NBM0205";
    public const string DuplicateColumn = "NBM0206";
    public const string UnreadableMember = "NBM0207";
    public const string ConstantEnum = "NBM0208";
    public const string AmbiguousEnum = "NBM0209";
    public const string ManyLevels = "NBM0210";
    public const string IdentifierLike = "NBM0211";
    public const string InvalidRange = "NBM0213";
    public const string UnholdableConstraint = "NBM0214";
    public const string LossyConversion = "NBM0215";
    public const string ReservedName = "NBM0216";
    public const string UnusableWeight = "NBM0217";
    public const string SeveralWeights = "NBM0218";
    public const string CsvNotPossible = "NBM0219";
    public const string DoesNotFit = "NBM0220";
    public const string UnsupportedVectorType = "NBM0221";
    public const string AmbiguousText = "NBM0222";
    public const string VectorSizeUnfit = "NBM0223";
    public const string ImpossibleAction = "NBM0224";
    public const string UnusableReason = "NBM0225";

    public const string UnknownFeature = "NBM0301";
    public const string InvalidInteraction = "NBM0302";
    public const string DuplicateInteraction = "NBM0303";
    public const string PreferNameof = "NBM0304";
    public const string ManyTerms = "NBM0305";
    public const string InvalidOrder = "NBM0306";

    public const string UnreadableFile = "NBM0601";
    public const string HomelessFile = "NBM0602";
    public const string SeveralFiles = "NBM0603";
    public const string FeatureRemoved = "NBM0604";
    public const string FeatureAdded = "NBM0605";
    public const string FeatureRenamed = "NBM0606";
    public const string FeatureRetyped = "NBM0607";
    public const string NullabilityChanged = "NBM0608";
    public const string LevelsChanged = "NBM0609";
    public const string UnitChanged = "NBM0610";
    public const string DeclarationChanged = "NBM0611";
    public const string InteractionsChanged = "NBM0612";
    public const string TargetChanged = "NBM0613";

    public const string FamilyWithoutVectors = "NBM0701";
    public const string InteractionWithoutUse = "NBM0702";
    public const string FamiliesDisagree = "NBM0703";
    public const string UnreadFeature = "NBM0704";
    public const string InvalidExpert = "NBM0705";
    public const string DuplicateExpert = "NBM0706";
    public const string GroupWithoutUse = "NBM0707";
    public const string UnfitForExperts = "NBM0708";
    public const string NoFullExpert = "NBM0709";
    public const string TakenExpertName = "NBM0710";
    public const string SmoothnessWithoutUse = "NBM0711";
    public const string UnfitForInterpreter = "NBM0712";
    public const string NobodyBehindExpert = "NBM0713";
}
