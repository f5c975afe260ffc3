using System;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// Takes a file of version 1 apart (docs/model-file-1.md): parts behind one another, of which those
/// of version 2 are sections. What is in a part is passed over here; what reads sections reads it.
/// </summary>
internal static class VersionOne
{
    /// <summary>The newest minor version; what a newer one appended may be passed over.</summary>
    public const int NewestMinor = 7;

    public static FileSections Split(FileCursor from, int minor)
    {
        SectionReader common = new(from), own = new(from);
        FrozenModel model = new();
        Part(common, SectionNames.Schema, () => model = SchemaReader.Read(from, minor));
        Part(common, SectionNames.Vocabularies,
            () => Each(model.Features.Count(feature => feature.Kind == FrozenKind.OpenCategory), () => SkipTexts(from)));
        int outputs = 0, terms = model.Features.Length + model.Interactions.Length;
        Part(common, SectionNames.Outputs, () =>
        {
            SkipTexts(from);
            outputs = from.Count(8, "numbers");
            from.Skip(outputs, 8, "numbers");
        });
        Part(own, SectionNames.Axes, () => Each(from.Count(AdditiveReader.AxisBytes, "axes"), () =>
        {
            from.Int32();
            SkipArray(from, 8);
            from.Skip(6, 1, "bytes");
        }));
        Part(own, SectionNames.Terms, () => Each(from.Room(terms, 4, "terms"), () =>
        {
            SkipArray(from, 4);
            Each(outputs, () => SkipNumberAndTable(from));
        }));
        Part(common, SectionNames.History, () =>
        {
            from.Int32();
            SkipArray(from, 21);
        });
        if (minor >= 1)
        {
            Part(own, SectionNames.Inference, () => Each(terms, () =>
            {
                from.Skip(10, 1, "bytes");
                Each(from.Boolean() ? outputs : 0, () => SkipArray(from, 4));
            }));
            PartIf(own, SectionNames.ScoreErrors, () => Each(outputs, () => SkipNumberAndTable(from)));
        }

        bool hasBaseline = false;
        if (minor >= 2)
        {
            from.Where = "the dispersion";
            bool isKnown = from.Boolean();
            int start = from.Position;
            from.Double();
            Add(isKnown, common, SectionNames.Dispersion, start);
            hasBaseline = PartIf(common, SectionNames.Baseline, () => Each(2, () => SkipArray(from, 8)));
        }

        bool isSmooth = false;
        if (minor >= 3)
        {
            Part(own, SectionNames.ImportanceErrors, () => Each(terms, () => from.Skip(from.Boolean() ? outputs : 0, 8, "numbers")));
            Part(own, SectionNames.Vectors, () => Each(model.Vectors.Length, () => SkipVector(from, outputs)));
            isSmooth = PartIf(own, SectionNames.Smoothness, () => from.Skip(terms, 48, "terms"));
        }

        if (minor >= 4)
        {
            PartIf(common, SectionNames.Run, () => SkipRun(from));
        }

        if (minor >= 5)
        {
            Part(common, SectionNames.Levels,
                () => Each(model.Features.Count(feature => feature.IsEnum) + (model.Target.IsEnum ? 1 : 0), () =>
            {
                Each(from.Count(4, "levels"), () => SkipTexts(from));
                SkipArray(from, 8);
            }));
        }

        if (minor >= 6)
        {
            int strata = 0;
            if (model.EntryColumn is not null || model.HasStratum)
            {
                Part(common, SectionNames.Strata, () => Each(strata = from.Count(12, "strata"), () =>
                {
                    SkipArray(from, 2);
                    Each(2, () => SkipArray(from, 8));
                }));
            }

            if (model.Target.Task == TaskKind.Cox)
            {
                Part(common, SectionNames.BaselineErrors, () => Each(hasBaseline ? 1 : strata, () => SkipArray(from, 8)));
                PartIf(own, SectionNames.HazardErrors, () => Each(terms + 1, () => SkipArray(from, 4)));
            }
        }

        if (minor >= 7 && isSmooth)
        {
            Part(own, SectionNames.Kernels, () => Each(terms, () => SkipArray(from, 17)));
        }

        if (minor <= NewestMinor)
        {
            from.MustEnd();
        }

        return FileSections.OfVersionOne(common, own, minor, model);

        void Part(SectionReader to, string name, Action pass)
        {
            from.Where = $"the {name}";
            int start = from.Position;
            pass();
            Add(true, to, name, start);
        }

        // What has a bool before it that says whether it is there.
        bool PartIf(SectionReader to, string name, Action pass)
        {
            from.Where = $"the {name}";
            bool isThere = from.Boolean();
            if (isThere)
            {
                Part(to, name, pass);
            }

            return isThere;
        }

        void Add(bool isThere, SectionReader to, string name, int start)
        {
            if (isThere)
            {
                to.Add(name, start, from.Position);
            }
        }
    }

    private static void Each(int count, Action pass)
    {
        for (int i = 0; i < count; i++)
        {
            pass();
        }
    }

    // A text is an array too, of characters.
    private static void SkipArray(FileCursor from, int bytesPerItem) => from.Skip(from.Int32(), bytesPerItem, "items");

    private static void SkipTexts(FileCursor from) => Each(from.Count(4, "texts"), () => SkipArray(from, 2));

    private static void SkipNumberAndTable(FileCursor from)
    {
        from.Double();
        SkipArray(from, 4);
    }

    private static void SkipVector(FileCursor from, int outputs)
    {
        SkipTexts(from);
        SkipArray(from, 4);
        SkipArray(from, 8);
        from.Skip(10, 1, "bytes");
        bool hasErrors = from.Boolean();
        Each(outputs, () =>
        {
            SkipNumberAndTable(from);
            SkipArray(from, 4);
            Each(hasErrors ? 1 : 0, () => SkipNumberAndTable(from));
        });
    }

    private static void SkipRun(FileCursor from)
    {
        from.Skip(13, 1, "bytes");
        Each(from.Count(8, "options"), () => Each(2, () => SkipArray(from, 2)));
        SkipArray(from, 2);
    }
}
