using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>One run of the parser over one model: what it reads, and what it has found wrong so far.</summary>
internal sealed class ParseContext(INamedTypeSymbol type, KnownSymbols symbols, IDiagnosticSink? sink, CancellationToken cancellationToken)
{
    /// <summary>The record.</summary>
    public INamedTypeSymbol Type { get; } = type;

    public KnownSymbols Symbols { get; } = symbols;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Whether an error was found, so that nothing can be generated.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Reads a part of the record whose errors are its own: it can't be used, but what else the record has can.</summary>
    /// <param name="read">Reads it.</param>
    /// <returns>What was read, and whether there is an error in it.</returns>
    public (T Part, bool HasErrors) Alone<T>(Func<T> read)
    {
        bool before = HasErrors;
        HasErrors = false;
        T part = read();
        (bool own, HasErrors) = (HasErrors, before);
        return (part, own);
    }

    /// <summary>The record's name, as messages write it.</summary>
    public string TypeName => Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>Whether code in the generated types can use a symbol: they stand beside the record.</summary>
    public bool CanAccess(ISymbol symbol) =>
        Symbols.Compilation.IsSymbolAccessibleWithin(symbol, (ISymbol?)Type.ContainingType ?? Symbols.Compilation.Assembly);

    /// <summary>Reports at the declaration of a symbol.</summary>
    public void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params object?[] arguments) =>
        Report(descriptor, SourceLocation(symbol), arguments);

    /// <summary>Reports at an attribute.</summary>
    public void Report(DiagnosticDescriptor descriptor, AttributeData attribute, params object?[] arguments) =>
        Report(descriptor, sink is null ? null : attribute.GetLocation(CancellationToken) ?? SourceLocation(Type), arguments);

    /// <summary>Reports at a place in source.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, params object?[] arguments)
    {
        HasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        sink?.Report(descriptor, location, arguments);
    }

    // A member inherited from another assembly has no source: the record is the place to say so.
    private Location? SourceLocation(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(static l => l.IsInSource) ?? Type.Locations.FirstOrDefault();
}
