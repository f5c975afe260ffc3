using Microsoft.DotNet.Interactive.Formatting;
using Nbm.Interactive;

namespace Nbm;

/// <summary>Shows models and what belongs to them as pictures in notebooks. <c>#r "nuget: Nbm.Interactive"</c> calls it.</summary>
public static class NotebookFormatters
{
    /// <summary>Registers a picture for shapes, importances, explanations, models and diffs. Twice does no harm.</summary>
    public static void Register()
    {
        Add<NumericShape>(shape => shape.ToSvg());
        Add<CategoryShape>(shape => shape.ToSvg());
        Add<VectorShape>(shape => shape.ToSvg());
        Add<InteractionShape>(NotebookText.Of);
        Add<IReadOnlyList<TermImportance>>(NotebookText.Of);
        Add<Explanation>(explanation => explanation.ToSvg());
        Add<ModelDiff>(NotebookText.Of);
        Add<TrainedModel>(NotebookText.Of);

        // Of any class, and of any record: the type is known when there is a value.
        Add(typeof(MulticlassExplanation<>), explanation => SvgExtensions.ToSvg((dynamic)explanation));
        Add(typeof(Model<>), model => NotebookText.Of(((dynamic)model).Trained));
    }

    private static void Add<T>(Func<T, string> html) => Add(typeof(T), value => html((T)value));

    private static void Add(Type type, Func<object, string> html) =>
        Formatter.Register(type, (value, writer) => writer.Write(html(value)), HtmlFormatter.MimeType);
}
