using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nbm.Benchmarks.Counts;

/// <summary>
/// Counts what libtorch computes on this thread, by its own observer (<c>at::RecordFunction</c>), which hears of every operation that goes
/// through its dispatcher, those inside others too. On a GPU each that isn't a view or an allocation is a launch; where one is several
/// kernels in CUDA (a reduction of much data, a matrix product) it counts as one.
/// </summary>
internal static unsafe class LaunchCounter
{
    // Of libtorch 2.10, x86-64: the mangled names of what its header declares.
    private const string AddCallback = "_ZN2at22addThreadLocalCallbackENS_22RecordFunctionCallbackE";
    private const string RemoveCallback = "_ZN2at14removeCallbackEm";
    private const string NameOf = "_ZNK2at14RecordFunction4nameEv";

    // What only looks at memory, or allocates it.
    private static readonly HashSet<string> s_free =
    [
        "view", "as_strided", "narrow", "slice", "select", "expand", "expand_as", "t", "transpose", "permute", "unsqueeze", "squeeze",
        "alias", "detach", "detach_", "unflatten", "empty", "empty_like", "empty_strided", "new_empty", "resize_", "_reshape_alias",
        "_unsafe_view", "set_", "is_pinned", "result_type", "is_nonzero", "lift_fresh", "view_as", "split", "chunk", "unbind", "squeeze_",
        "unsqueeze_", "resolve_conj", "resolve_neg",
    ];

    // What is made of others, which are counted for it.
    private static readonly HashSet<string> s_composite =
    [
        "to", "_to_copy", "contiguous", "clone", "flatten", "reshape", "zeros", "zeros_like", "ones", "ones_like", "full", "full_like",
        "stack", "softmax", "zero_", "matmul", "square", "item", "where", "relu_", "nan_to_num_", "cpu",
    ];

    // What converts its arguments on the way, for which a processor makes copies and a GPU none.
    private static readonly HashSet<string> s_fused =
    [
        "mul", "mul_", "add", "add_", "sub", "sub_", "div", "div_", "addcmul", "addcmul_", "addcdiv_", "where", "copy_", "maximum", "fmax",
    ];

    [ThreadStatic]
    private static Observation? s_current;

    /// <summary>Why nothing can be counted here; null if it can.</summary>
    public static string? Missing => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 ? null
        : $"libtorch's observer is known by its names on Linux and x64, this is {RuntimeInformation.RuntimeIdentifier}";

    /// <summary>What a piece of work launches, by the name of the operation.</summary>
    /// <param name="work">Libtorch's calls of this thread.</param>
    public static IReadOnlyDictionary<string, long> Count(Action work)
    {
        nint library = NativeLibrary.Load("torch_cpu", typeof(TorchSharp.torch).Assembly, null);
        var add = (delegate* unmanaged<Callback, ulong>)NativeLibrary.GetExport(library, AddCallback);
        var remove = (delegate* unmanaged<ulong, void>)NativeLibrary.GetExport(library, RemoveCallback);
        var observation = new Observation((delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(library, NameOf));
        s_current = observation;
        ulong handle = add(Callback.Of(&Start, &End));
        try
        {
            work();
        }
        finally
        {
            remove(handle);
            s_current = null;
        }

        return observation.Counts;
    }

    // A C++ function that returns a std::unique_ptr writes it to where its hidden first argument points. Here it is always null.
    [UnmanagedCallersOnly]
    private static nint* Start(nint* context, nint function)
    {
        *context = 0;
        s_current?.Begin(function);
        return context;
    }

    [UnmanagedCallersOnly]
    private static void End(nint function, nint context) => s_current?.End();

    // at::RecordFunctionCallback, as it lies in memory.
    [StructLayout(LayoutKind.Sequential)]
    private struct Callback
    {
        public delegate* unmanaged<nint*, nint, nint*> Start;
        public delegate* unmanaged<nint, nint, void> End;
        public double Probability;
        public Scopes Scopes;
        public byte NeedsInputs;
        public byte NeedsOutputs;
        public byte NeedsIds;

        public static Callback Of(delegate* unmanaged<nint*, nint, nint*> start, delegate* unmanaged<nint, nint, void> end)
        {
            var callback = new Callback { Start = start, End = end, Probability = 1 };
            callback.Scopes[0] = 1; // Functions of the dispatcher.
            return callback;
        }
    }

    [InlineArray(10)]
    private struct Scopes
    {
        private byte _first;
    }

    // What has begun and not ended, and what was launched so far.
    private sealed class Observation(delegate* unmanaged<nint, nint> nameOf)
    {
        private readonly Dictionary<nint, string> _names = [];
        private readonly Stack<string> _open = new();
        private readonly delegate* unmanaged<nint, nint> _nameOf = nameOf;
        private int _fused;

        public Dictionary<string, long> Counts { get; } = [];

        public void Begin(nint function)
        {
            nint text = _nameOf(function);
            if (!_names.TryGetValue(text, out string? name))
            {
                name = Marshal.PtrToStringUTF8(text)!.Replace("aten::", "", StringComparison.Ordinal);
                _names[text] = name;
            }

            // A sum fills its result with zeros on a processor, on a GPU it doesn't.
            bool isFilled = name == "fill_" && _open.TryPeek(out string? around) && around == "sum";
            if (_fused == 0 && !isFilled && !s_free.Contains(name) && !s_composite.Contains(name))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(Counts, name, out _)++;
            }

            _open.Push(name);
            _fused += s_fused.Contains(name) ? 1 : 0;
        }

        public void End() => _fused -= s_fused.Contains(_open.Pop()) ? 1 : 0;
    }
}
