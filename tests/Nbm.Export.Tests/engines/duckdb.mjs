// Runs a script in DuckDB and writes the rows of its last query: node duckdb.mjs job.json result.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const results = [];
for (const query of job) {
  const reader = await connection.runAndReadAll(query);
  results.push(reader.getRows());
}

const plain = (key, value) =>
  typeof value === 'bigint' ? Number(value) : typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
writeFileSync(process.argv[3], JSON.stringify(results.at(-1), plain));
connection.closeSync();
