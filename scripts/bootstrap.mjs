// The first thing that every script does. It may meet a machine with any Node since 18 and nothing installed, so it
// uses neither packages nor newer syntax; what it starts runs on the project's own Node with TypeScript.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { adviceForInstall } from './install-advice.mjs'
import { onStop } from './on-stop.mjs'
import { red, step } from './progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const client = join(root, 'src/adapters/db/generated')
const stamp = join(client, '.generated-from')

class Unprepared extends Error {}

/**
 * Installs and generates what is missing, then becomes the script: arguments, terminal and exit code are passed on.
 *
 * @param {string} script path from the project's root
 * @param {{ install?: boolean }} [options] install: false for production machines, which bring their packages
 */
export async function enter(script, { install = true } = {}) {
  process.chdir(root)
  onStop(() => {
    running?.kill('SIGTERM')
    process.exit(130)
  })
  try {
    if (install) await installPackages()
    await generateClient()
  } catch (error) {
    if (!(error instanceof Unprepared)) throw error
    console.error(`\n${red(error.message)}`)
    process.exit(1)
  }
  become(script)
}

async function installPackages() {
  const missing = missingPackages()
  if (missing === 0) return
  const what =
    missing === undefined
      ? 'Installing packages (about a minute)'
      : `Installing packages (${missing} missing)`
  const { code, output } = await step(what, () =>
    run(...npm(['ci', '--no-fund', '--no-audit', '--loglevel=error'])),
  )
  if (code !== 0) throw new Unprepared(adviceForInstall(output))
}

/** How many packages of the lock are not installed in their version; undefined when none is installed at all. */
function missingPackages() {
  const installed = readLock('node_modules/.package-lock.json')
  const wanted = readLock('package-lock.json')
  if (!wanted)
    throw new Unprepared('package-lock.json is missing: this is not a whole copy of the repository.')
  if (!installed) return undefined
  // A package for another platform is optional, in the lock and rightly not installed.
  return Object.entries(wanted).filter(
    ([path, entry]) =>
      path !== '' && !entry.optional && !entry.devOptional && installed[path]?.version !== entry.version,
  ).length
}

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined} */
function readLock(path) {
  if (!existsSync(join(root, path))) return undefined
  return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
}

/** npm as it was called, or the one on the path. @param {string[]} args @returns {[string, string[]]} */
function npm(args) {
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.c?js$/.test(cli)) return [process.execPath, [cli, ...args]]
  return ['npm', args]
}

async function generateClient() {
  const schema = join(root, 'prisma/schema.prisma')
  if (!existsSync(schema)) return
  const wanted = createHash('sha256')
    .update(readFileSync(schema))
    .update(readFileSync(join(root, 'node_modules/prisma/package.json')))
    .digest('hex')
  const present = existsSync(stamp) && readdirSync(client).length > 1
  if (present && readFileSync(stamp, 'utf8') === wanted) return
  const { code, output } = await step('Generating the database client', () =>
    run(projectNode(), ['node_modules/prisma/build/index.js', 'generate']),
  )
  if (code !== 0) throw new Unprepared(`prisma generate failed. It said:\n${output}`)
  writeFileSync(stamp, wanted)
}

function projectNode() {
  const own = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath
  throw new Unprepared(
    `Rollcall needs Node 22.12 or newer; this is ${process.version}, and "npm ci" brings its own.`,
  )
}

/** @param {string} command @param {string[]} args @returns {Promise<{ code: number | null, output: string }>} */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    running = child
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }))
    child.on('close', (code) => resolve({ code, output: output.trim() }))
  })
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let running

/**
 * The script gets a process group of its own, so that Ctrl-C in a terminal reaches only us and the script can stop its
 * parts in order. It is asked to stop by message, and notices by the closed channel when we are killed.
 *
 * @param {string} script
 */
function become(script) {
  const child = spawn(projectNode(), ['--import', 'tsx', script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  onStop(() => {
    if (child.connected) child.send('stop')
  })
  child.on('error', (error) => {
    console.error(red(`Cannot start ${script}: ${error.message}`))
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
