using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Nbm.Freezing;
using Nbm.Persistence;

namespace Nbm.Training;

/// <summary>
/// The bytes of a checkpoint: magic (4), version (4), length of what follows the header (8), SHA-256 of these 16 bytes and what follows
/// (32); then identity; of the learner, if there is one, counters, losses and named tensors; of the refinement, if it has begun, named
/// tensors. Little-endian. It lives as long as a fit does, so only its own version is read.
/// </summary>
internal static class CheckpointFormat
{
    private const int Version = 2;
    private const int FixedLength = 16;
    private const int HeaderLength = FixedLength + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Magic => "NbC\u001a"u8;

    public static byte[] Write(FitIdentity identity, CheckpointState state)
    {
        var payload = new PayloadWriter();
        Write(payload, identity);
        payload.Boolean(state.Learner is not null);
        if (state.Learner is { } learner)
        {
            Write(payload, learner);
        }

        payload.Boolean(state.Refinement is not null);
        if (state.Refinement is { } refinement)
        {
            payload.Tensors(refinement);
        }

        var bytes = new byte[HeaderLength + payload.Written.Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), payload.Written.Length);
        payload.Written.CopyTo(bytes.AsSpan(HeaderLength));
        Checksum(bytes).CopyTo(bytes, FixedLength);
        return bytes;
    }

    /// <summary>Reads what <see cref="Write(FitIdentity, CheckpointState)"/> wrote.</summary>
    /// <param name="bytes">All of a file.</param>
    /// <param name="check">Throws if the identity isn't the expected one; called before anything else is looked at.</param>
    /// <exception cref="NbmCheckpointException">It is no checkpoint, of another version, or damaged.</exception>
    /// <exception cref="NbmFormatException">What it holds can't be.</exception>
    public static CheckpointState Read(byte[] bytes, Action<FitIdentity> check)
    {
        CheckHeader(bytes);
        try
        {
            return Read(new FileCursor(bytes, HeaderLength, bytes.Length, 0), check);
        }
        catch (FileFormatException e)
        {
            throw ModelFile.Refusal(e);
        }
    }

    private static CheckpointState Read(FileCursor payload, Action<FitIdentity> check)
    {
        payload.Where = "the checkpoint's fit";
        check(ReadIdentity(payload));
        payload.Where = "the checkpoint's state";
        LearnerState? learner = payload.Boolean() ? ReadLearner(payload) : null;
        FileTensor[]? refinement = payload.Boolean() ? FileTensor.ReadAll(payload) : null;
        payload.MustEnd();
        return new CheckpointState(learner, refinement);
    }

    private static void Write(PayloadWriter payload, LearnerState state)
    {
        payload.Int32(state.Batch);
        payload.Int32(state.Steps);
        payload.Floats([state.EpochLoss]);
        payload.Int32(state.BestEpoch);
        Write(payload, state.BestLoss);
        payload.Int32(state.History.Length);
        foreach (EpochLosses losses in state.History)
        {
            payload.Double(losses.TrainingLoss);
            Write(payload, losses.ValidationLoss);
        }

        payload.Tensors(state.Tensors);
    }

    private static LearnerState ReadLearner(FileCursor payload)
    {
        int batch = payload.Int32(), steps = payload.Int32();
        float[] epochLoss = payload.Floats();
        int bestEpoch = payload.Int32();
        double? bestLoss = ReadLoss(payload);
        int epoch = 0;
        ImmutableArray<EpochLosses> history = payload.Items(
            9, "epochs", () => new EpochLosses(++epoch, payload.Double(), ReadLoss(payload))).AsImmutable();
        ImmutableArray<FileTensor> tensors = FileTensor.ReadAll(payload).AsImmutable();
        payload.Where = "the checkpoint's state";
        if (epochLoss.Length != 1 || batch < 0 || steps < 0 || bestEpoch < 0 || bestEpoch > history.Length)
        {
            throw payload.Wrong("its counters contradict one another");
        }

        return new LearnerState
        {
            Batch = batch, Steps = steps, EpochLoss = epochLoss[0], BestEpoch = bestEpoch, BestLoss = bestLoss, History = history,
            Tensors = tensors,
        };
    }

    private static void CheckHeader(byte[] bytes)
    {
        if (bytes.Length < HeaderLength || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new NbmCheckpointException(
                "This is no checkpoint of a training: it doesn't begin with one's header. Name another file: this one would be "
                + "overwritten.");
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        if (version != Version)
        {
            throw new NbmCheckpointException(FormattableString.Invariant(
                $"The checkpoint is of version {version}, this program reads version {Version}. ")
                + "Go on with the program that wrote it, or remove it.");
        }

        long length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8));
        if (length != bytes.Length - HeaderLength)
        {
            throw new NbmCheckpointException(FormattableString.Invariant(
                $"The checkpoint is damaged: {bytes.Length - HeaderLength} bytes follow its header, which says {length}. ")
                + "Remove it to train from the beginning.");
        }

        if (!Checksum(bytes).AsSpan().SequenceEqual(bytes.AsSpan(FixedLength, SHA256.HashSizeInBytes)))
        {
            throw new NbmCheckpointException(
                "The checkpoint is damaged: its checksum doesn't match. Remove it to train from the beginning.");
        }
    }

    private static void Write(PayloadWriter payload, FitIdentity identity)
    {
        payload.Text(identity.Version);
        payload.Text(identity.Schema);
        payload.Text(identity.Rows);
        payload.Texts([.. identity.Options.SelectMany(option => new[] { option.Key, option.Value })]);
    }

    private static FitIdentity ReadIdentity(FileCursor payload)
    {
        string version = payload.Text(), schema = payload.Text(), rows = payload.Text();
        string[] texts = payload.Texts();
        var options = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (int i = 0; i + 1 < texts.Length; i += 2)
        {
            options[texts[i]] = texts[i + 1];
        }

        return new FitIdentity(version, schema, rows, options.ToImmutable());
    }

    private static void Write(PayloadWriter payload, double? loss)
    {
        payload.Boolean(loss is not null);
        if (loss is { } value)
        {
            payload.Double(value);
        }
    }

    private static double? ReadLoss(FileCursor payload) => payload.Boolean() ? payload.Double() : null;

    private static byte[] Checksum(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes[..FixedLength]);
        hash.AppendData(bytes[HeaderLength..]);
        return hash.GetHashAndReset();
    }
}
