using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>
/// The model file of a record: its schema is what the generator writes for the record, its tables are made up, so that it takes no
/// training. Saved by the runtime, once for each source, and there until the tests end.
/// </summary>
internal static class RecordFile
{
    private static readonly string s_folder = Directory.CreateTempSubdirectory("nbm-records-").FullName;
    private static readonly ConcurrentDictionary<string, Lazy<string>> s_files = new(StringComparer.Ordinal);

    static RecordFile() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(s_folder, recursive: true);

    /// <summary>The path of the file of the only record in a source.</summary>
    public static string Of(string source) => s_files.GetOrAdd(source, static source => new Lazy<string>(() => Save(source))).Value;

    /// <summary>The path of such a file without its last byte.</summary>
    public static string CutOff(string source) => Write(Path.GetRandomFileName() + ".nbm", File.ReadAllBytes(Of(source))[..^1]);

    /// <summary>A file of any bytes.</summary>
    public static string Write(string name, byte[] content)
    {
        string path = Path.Combine(s_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static string Save(string source)
    {
        ModelSchema schema = SchemaIn(source);
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..8];
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(s_folder, hash)).FullName,
            schema.Name.ToLowerInvariant() + ".nbm");
        PlainModel.Of(schema).Save(path);
        return path;
    }

    private static ModelSchema SchemaIn(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create("#pragma warning disable CS1591\n" + source);
        CSharpGeneratorDriver.Create([new NbmModelGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return FrozenProject.Load(output).GetTypes()
            .Select(type => type.GetField("s_schema", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null))
            .OfType<ModelSchema>()
            .Single();
    }
}
