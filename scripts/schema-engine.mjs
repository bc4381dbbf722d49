#!/usr/bin/env node
// Stands in for Prisma's native schema engine where that cannot be downloaded: `prisma migrate …` starts this file as
// if it were the binary and talks JSON-RPC over standard input and output. Behind it is the same engine, compiled to
// WebAssembly, so the migrations table and the checksums are Prisma's own.
// The shadow database is PGlite, in memory: the role in DATABASE_URL needs no right to create databases.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const TEXT = 25
const SINGLE_CHAR = 18

const options = readArguments(process.argv.slice(2))

/** The engine reads Postgres's catalogs, whose one-byte "char" columns adapter-pg does not know: they pass as text. */
class CatalogClient extends pg.Client {
  constructor(config) {
    super(config)
    this.connection.prependListener('rowDescription', ({ fields }) => {
      for (const field of fields) if (field.dataTypeID === SINGLE_CHAR) field.dataTypeID = TEXT
    })
  }
}

class Database extends PrismaPg {
  /** Without a connection string (as for a diff of two files) the engine gets an empty database in memory. */
  async connect() {
    if (!options.url) return connectToMemory()
    const connection = await super.connect()
    // adapter-pg cuts a script at every semicolon, also at those inside a function's body; Postgres reads it right.
    connection.executeScript = async (script) => {
      await connection.client.query(script).catch((error) => connection.onError(error))
    }
    return connection
  }

  /** Never the inherited one: it would connect to the database of the connection string and reset that. */
  async connectToShadowDb() {
    return connectToMemory()
  }
}

async function connectToMemory() {
  const [{ PGlite }, { PrismaPGlite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('pglite-prisma-adapter'),
  ])
  return new PrismaPGlite(new PGlite()).connect()
}

function readArguments(words) {
  const read = { url: undefined, datamodels: [], command: undefined }
  words.forEach((word, index) => {
    const next = words[index + 1]
    if (word === '--datamodels') read.datamodels.push([next, readFileSync(next, 'utf8')])
    if (word === '--datasource') read.url = JSON.parse(next).url
    if (word === 'cli') read.command = next
  })
  return read
}

async function loadEngine() {
  const require = createRequire(import.meta.url)
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  globalThis.PRISMA_WASM_PANIC_REGISTRY = panics
  const module = await WebAssembly.compile(readFileSync(file))
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
  const database = new Database({ connectionString: options.url, max: 4, Client: CatalogClient })
  return bindings.SchemaEngine.new(
    { datamodels: options.datamodels.length > 0 ? options.datamodels : undefined },
    (log) => process.stderr.write(`${log}\n`),
    bindMigrationAwareSqlAdapterFactory(database),
  )
}

const panics = {
  message: '',
  get: () => panics.message,
  set_message: (message) => (panics.message = `RuntimeError: ${message}`),
}

let loading
const engine = () => (loading ??= loadEngine())

class EngineError extends Error {
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

function databaseName() {
  return decodeURIComponent(new URL(options.url).pathname.slice(1))
}

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

async function createDatabase() {
  const name = databaseName()
  const maintenance = new URL(options.url)
  maintenance.pathname = '/postgres'
  await withClient(maintenance.href, (client) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`),
  ).catch((error) => {
    throw error.code === '42P04' ? new EngineError('P1009', `Database \`${name}\` already exists`) : error
  })
  return { databaseName: name }
}

async function ensureConnection() {
  try {
    await withClient(options.url, (client) => client.query('SELECT 1'))
    return {}
  } catch (error) {
    if (error.code === '3D000')
      throw new EngineError('P1003', `Database \`${databaseName()}\` does not exist`)
    if (error.code?.startsWith('28'))
      throw new EngineError('P1000', `The database refused to sign in: ${error.message}`)
    throw new EngineError('P1001', `Can't reach the database server: ${error.message || error.code}`)
  }
}

/** The WebAssembly engine crashes on this one (7.10.0), and after a crash it answers nothing. */
function refuseLiveDatabase({ from, to }) {
  if (from.tag !== 'schemaDatasource' && to.tag !== 'schemaDatasource') return
  throw new Error(
    'A diff against a live database needs the native schema engine. Compare with --from-migrations prisma/migrations.',
  )
}

async function answer({ method, params }) {
  if (method === 'createDatabase') return createDatabase()
  if (method === 'ensureConnectionValidity') return ensureConnection()
  const started = await engine()
  if (method === 'getDatabaseVersion') return started.version(params)
  if (method === 'diff') refuseLiveDatabase(params)
  const result = await started[method](params)
  // The native engine prints a diff through its host and answers with the exit code only.
  if (method === 'diff' && result.stdout) {
    send({ id: ++printed, method: 'print', params: { content: result.stdout } })
  }
  return result ?? null
}

let printed = 0
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

function describe(error) {
  const is_panic = error instanceof WebAssembly.RuntimeError
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic,
      message: is_panic ? panics.message : error.message,
      error_code: error.code ?? null,
      meta: error.meta ?? null,
    },
  }
}

/** `schema-engine … cli can-connect-to-database|create-database`: the exit code says it. */
async function runCommand(command) {
  try {
    await (command === 'create-database' ? createDatabase() : ensureConnection())
  } catch ({ message, code }) {
    // The CLI skips the first line and reads the rest as the engine's log.
    const fields = { message, error_code: code }
    process.stderr.write(
      `schema-engine\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`,
    )
    process.exitCode = 1
  }
}

async function serve() {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = line.trim() ? JSON.parse(line) : {}
    if (!request.method) continue
    try {
      send({ id: request.id, result: await answer(request) })
    } catch (error) {
      send({ id: request.id, error: describe(error) })
    }
  }
  process.exit(0)
}

await (options.command ? runCommand(options.command) : serve())
