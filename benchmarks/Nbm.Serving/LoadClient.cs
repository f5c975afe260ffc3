using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nbm.Serving.Load;

/// <summary>One keep-alive connection that sends the same request over and over. A bare socket, so that what is measured is the server
/// more than the client.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[1 << 20];

    public LoadClient(int port, string route, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        _request =
        [
            .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"POST {route} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n")),
            .. bytes,
        ];
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>Sends until the time is over; the ticks that each answer took.</summary>
    public async Task<List<long>> RunAsync(CancellationToken stop)
    {
        List<long> ticks = [];
        while (!stop.IsCancellationRequested)
        {
            long start = Stopwatch.GetTimestamp();
            await _socket.SendAsync(_request).ConfigureAwait(false);
            await ReadAnswerAsync().ConfigureAwait(false);
            ticks.Add(Stopwatch.GetTimestamp() - start);
        }

        return ticks;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAnswerAsync()
    {
        int filled = 0;
        while (true)
        {
            int read = await _socket.ReceiveAsync(_buffer.AsMemory(filled)).ConfigureAwait(false);
            filled += read;
            if (read == 0 || !_buffer.AsSpan(0, 12).SequenceEqual("HTTP/1.1 200"u8))
            {
                throw new InvalidOperationException($"The server answered: {Encoding.UTF8.GetString(_buffer, 0, filled)}");
            }

            // Kestrel writes answers of unknown length in chunks, the last of which is empty.
            ReadOnlySpan<byte> answer = _buffer.AsSpan(0, filled);
            int head = answer.IndexOf("\r\n\r\n"u8);
            if (head < 0)
            {
                continue;
            }

            int length = answer[..head].IndexOf("Content-Length: "u8);
            if (length < 0 ? answer.EndsWith("\r\n0\r\n\r\n"u8)
                : filled - head - 4 == ParseLength(answer[(length + 16)..head]))
            {
                return;
            }
        }
    }

    private static int ParseLength(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? text : text[..end], CultureInfo.InvariantCulture);
    }
}
