using System.Globalization;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>Reads what scorers need of a model file (docs/model-file.md) without the runtime.</summary>
internal static class FrozenReader
{
    /// <summary>Reads a whole file.</summary>
    /// <exception cref="FileFormatException">The bytes are no model file that this
    /// program can read, or one of a family that can't be compiled.</exception>
    public static FrozenModel Read(byte[] file)
    {
        FileHeader header = FileHeader.Read(file, file.Length);
        int follow = file.Length - FileHeader.Length;
        if (header.PayloadLength != follow)
        {
            throw new FileFormatException($"its header says that {Number(header.PayloadLength)} bytes follow it, but {Number(follow)} do");
        }

        header.MustMatch(file, FileHeader.Length, follow);
        FileSections sections = FileSections.Read(header, file, FileHeader.Length);
        if (sections.Family != SectionNames.Additive)
        {
            throw new FileFormatException(
                $"it holds a model of the family {NameRule.Shown(sections.Family)}; only models of the family "
                    + $"{NameRule.Shown(SectionNames.Additive)} can be compiled: load it with the runtime, or update Nbm");
        }

        sections.Own.MustBeKnown("an additive model", SectionNames.OfAdditive);
        FrozenModel model = ReadCommon(sections);
        ReadAdditive(sections.Own, model);
        return FrozenRules.FirstViolation(model) is { } violation
            ? throw new FileFormatException($"it is damaged, or was put together wrongly: {violation}")
            : model;
    }

    private static FrozenModel ReadCommon(FileSections sections)
    {
        FrozenModel model = sections.ReadSchema((_, model) => model);
        MustBeKnown(model);
        SectionReader common = sections.Common;
        common.Read(SectionNames.Levels, from => LevelReader.Read(from, model), model);
        common.Read(SectionNames.Vocabularies, from => OutputReader.ReadVocabularies(from, model));
        common.Read(SectionNames.Outputs, from => OutputReader.ReadOutputs(from, model));
        if (common.Has(SectionNames.Threshold))
        {
            model.Threshold = common.Read(SectionNames.Threshold, from => OutputReader.ReadThreshold(from, model)).Score;
        }

        if (common.Has(SectionNames.Baseline))
        {
            model.Baseline = common.Read(SectionNames.Baseline, OutputReader.ReadHazard);
        }

        return model;
    }

    private static void ReadAdditive(SectionReader own, FrozenModel model)
    {
        model.Axes = own.Read(SectionNames.Axes, from => from.Items(AdditiveReader.AxisBytes, "axes", () => ReadAxis(from, model)));
        model.Terms = own.Read(SectionNames.Terms, from => ReadTerms(from, model));
        own.Read(SectionNames.Inference, from => ReadInference(from, model), model);
        if (model.Vectors.Length > 0)
        {
            own.Read(SectionNames.Vectors, from => ReadVectors(from, model));
        }
    }

    private static FrozenAxis ReadAxis(FileCursor from, FrozenModel model)
    {
        FrozenAxis axis = AdditiveReader.ReadAxis(from);
        axis.Specials = axis.Feature >= 0 && axis.Feature < model.Features.Length
            ? model.Features[axis.Feature].Specials
            : throw from.Wrong($"an axis is of feature {Number(axis.Feature)}, but there are {Number(model.Features.Length)}");
        return axis;
    }

    private static FrozenTerm[] ReadTerms(FileCursor from, FrozenModel model)
    {
        var terms = new FrozenTerm[from.Room(model.Features.Length + model.Interactions.Length, 4, "terms")];
        for (int t = 0; t < terms.Length; t++)
        {
            from.WhereIs("the term", model.TermName(t));
            terms[t] = AdditiveReader.ReadTerm(from, model.Outputs);
        }

        return terms;
    }

    private static FrozenModel ReadInference(FileCursor from, FrozenModel model)
    {
        for (int t = 0; t < model.Terms.Length; t++)
        {
            from.WhereIs("the errors of the term", model.TermName(t));
            AdditiveReader.ReadInference(from, model.Terms[t]);
        }

        return model;
    }

    private static FrozenModel ReadVectors(FileCursor from, FrozenModel model)
    {
        foreach (FrozenVector vector in model.Vectors)
        {
            from.WhereIs("the vector", vector.Name);
            AdditiveReader.ReadVector(from, vector, model.Outputs);
        }

        return model;
    }

    // Kinds and tasks of programs to come.
    private static void MustBeKnown(FrozenModel model)
    {
        if (model.Features.FirstOrDefault(feature => feature.Kind > FrozenKind.OpenCategory) is { } feature)
        {
            throw new FileFormatException($"its feature {NameRule.Cited(feature.Name)} is of kind {Number((int)feature.Kind)}, which this "
                + "compiler can't freeze; update Nbm, or use the runtime");
        }

        if (TaskTable.Find((int)model.Target.Task) is null)
        {
            throw new FileFormatException($"its task is {Number((int)model.Target.Task)}, which this compiler doesn't know; update Nbm");
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
