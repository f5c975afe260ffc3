// Scores rows with ONNX Runtime: node onnx.mjs job.json result.json. Numbers are little-endian doubles in base64, so that every bit of them counts.
import { readFileSync, writeFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const { model, runs } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const session = await InferenceSession.create(model, { graphOptimizationLevel: 'all', intraOpNumThreads: 1, logSeverityLevel: 3 });

const doubles = (text) => {
  const bytes = Buffer.from(text, 'base64');
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};
const singles = (text) => new Float32Array(doubles(text));
const tensor = ({ type, data, width }) =>
  width && type === 'float' ? new Tensor('float32', singles(data), [singles(data).length / width, width])
  : width ? new Tensor('float64', doubles(data), [doubles(data).length / width, width])
  : type === 'double' ? new Tensor('float64', doubles(data), [doubles(data).length])
  : type === 'bool' ? new Tensor('bool', Uint8Array.from(data), [data.length])
  : new Tensor('string', data, [data.length]);
const plain = ({ type, data, dims }) => ({
  dims,
  data: type === 'string' ? null : Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
  texts: type === 'string' ? data : null,
});

const results = [];
for (const inputs of runs) {
  const feeds = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, tensor(input)]));
  const begin = process.hrtime.bigint();
  const outputs = await session.run(feeds);
  results.push({
    nanoseconds: Number(process.hrtime.bigint() - begin),
    outputs: Object.fromEntries(session.outputNames.map((name) => [name, plain(outputs[name])])),
  });
}

writeFileSync(process.argv[3], JSON.stringify({ inputs: session.inputNames, outputs: session.outputNames, results }));
