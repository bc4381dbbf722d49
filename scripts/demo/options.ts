import { parseArgs } from 'node:util'

export type DemoOptions = { port: number; dataDir: string; fresh: boolean; empty: boolean }

const usageOf = (command: string) => `npm run ${command} -- [options]

  --port N     the portal's port (3000)
  --data DIR   where the database, the simulated stores, secrets and logs are kept (.data)
  --fresh      begin anew: deletes what is in the data directory
  --empty      no demo organization: sign up by yourself`

/** The options of the command line; prints the usage and exits when they are wrong or asked for. */
export function readOptions(command: string, words: string[]): DemoOptions {
  const usage = usageOf(command)
  const values = parse(words, usage)
  if (values.help) exitWith(usage, 0)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    exitWith(`--port must be a number from 1 to 65535, not "${values.port}".\n\n${usage}`, 1)
  }
  return { port, dataDir: values.data, fresh: values.fresh, empty: values.empty }
}

function parse(args: string[], usage: string) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '3000' },
        data: { type: 'string', default: '.data' },
        fresh: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    return exitWith(`${error instanceof Error ? error.message : error}\n\n${usage}`, 1)
  }
}

function exitWith(text: string, code: number): never {
  console.log(text)
  process.exit(code)
}
