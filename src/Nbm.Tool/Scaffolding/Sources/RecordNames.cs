using System.Linq.Expressions;

namespace Nbm.Tool.Scaffolding.Sources;

/// <summary>Names of what is written for a file: none is another's, a type's that the program sees, or a word of the language.</summary>
internal sealed class RecordNames
{
    private static readonly string[] s_generated = ["", "Training", "Encoder", "Model", "Explanation", "Shapes", "Csv", "Rows", "Scorer"];

    // Namespaces that are looked for by their first word.
    private static readonly string[] s_roots = ["System", "Nbm", "Microsoft", "CsvHelper", "Internal"];

    // Names that files can't have on Windows, and what the project writes itself.
    private static readonly HashSet<string> s_files = new(StringComparer.OrdinalIgnoreCase) { "Program", "Con", "Prn", "Aux", "Nul", "Com",
        "Lpt", "Bin", "Obj" };

    private static readonly HashSet<string> s_usings = new(StringComparer.Ordinal)
    {
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
        "System.Threading.Tasks", "Nbm",
    };

    private readonly Identifiers _members;

    private RecordNames(string record)
    {
        Record = record;
        Namespace = record + "Training";
        string[] own = [.. s_generated.Select(suffix => record + suffix)];
        _members = new(ignoresCase: false, [.. own, .. s_roots]);
        Types = new(ignoresCase: false, [.. InScope, .. own, .. s_roots, "Program"]);
    }

    /// <summary>
    /// Types that a scaffolded program sees, such as <c>Type</c> and <c>Index</c>: one
    /// of its own of that name would be ambiguous. Attributes by both their names.
    /// </summary>
    public static HashSet<string> InScope { get; } = new(
        new[]
        {
            typeof(object), typeof(Console), typeof(Uri), typeof(HttpClient), typeof(HashSet<>), typeof(SortedSet<>),
            typeof(Enumerable), typeof(ParallelEnumerable), typeof(Queryable), typeof(EnumerableQuery), typeof(AsyncEnumerable),
            typeof(Expression),
            typeof(Barrier), typeof(Parallel), typeof(Overlapped), typeof(ThreadPool), typeof(ReaderWriterLock), typeof(MutexAcl),
            typeof(FileSystemWatcher), typeof(DriveInfo), typeof(FileSystemAclExtensions), typeof(ImmutableArrayExtensions),
            typeof(SequencePosition), typeof(IServiceProvider), typeof(UriTypeConverter),
            typeof(NbmModelAttribute), typeof(AdditiveModel),
        }
        .Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes().Concat(assembly.GetForwardedTypes()))
        .Where(type => type.Namespace is { } space && s_usings.Contains(space) && !type.IsNested)
        .Select(type => type.Name.Split('`')[0])
        .SelectMany(name => name.EndsWith("Attribute", StringComparison.Ordinal) ? new[] { name, name[..^"Attribute".Length] } : [name]),
        StringComparer.Ordinal);

    /// <summary>The name of the record.</summary>
    public string Record { get; }

    /// <summary>The namespace.</summary>
    public string Namespace { get; }

    /// <summary>Names of types.</summary>
    public Identifiers Types { get; }

    /// <summary>Names for a record that is called as a file, or as the user says.</summary>
    public static RecordNames Of(string text)
    {
        string name = Identifiers.Of(text);
        return new(IsFree(name) ? name : name + "Row");
    }

    /// <summary>The name of a column's property.</summary>
    public string Member(string column) => _members.Unique(column, "Value");

    private static bool IsFree(string name) =>
        !s_files.Contains(name.TrimEnd([.. "0123456789"])) && !s_roots.Contains(name) && !Identifiers.IsReserved(name)
        && s_generated.All(suffix => !InScope.Contains(name + suffix));
}
