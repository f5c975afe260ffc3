using Nbm.Freezing;
using Spectre.Console.Rendering;

namespace Nbm.Tool.Terminal;

/// <summary>As <see cref="VisibleWriter"/>, for tables and progress, which write
/// escape sequences of their own: only texts are made visible.</summary>
internal sealed class VisibleHook : IRenderHook
{
    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(inner => new Visible(inner));

    private sealed class Visible(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth)
            .Select(segment => segment.IsControlCode || segment.IsLineBreak ? segment
                : new Segment(VisibleText.Lines(segment.Text), segment.Style));
    }
}
