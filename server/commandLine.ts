import { parseArgs } from 'node:util'

export const USAGE = `Usage: npm start -- [SOURCE] [options]

Compare machine-learning experiments in the browser.

SOURCE
  (nothing)                  Tidemark's own store, kept in --data; the Python mlflow client can log to it
  http://…, https://…        an MLflow server; credentials from MLFLOW_TRACKING_USERNAME and
                             MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN

Options
  --port PORT                port to listen on; the next free one if it is taken (default 5000)
  --host HOST                name or address to listen on (default 127.0.0.1, this machine only)
  --data DIR                 folder of Tidemark's own store (default ./.tidemark)
  --no-demo                  start a new store empty, without the recorded demo
  --no-open                  do not open the browser
  --read-only                refuse every change
  --help                     show this text`

export type CommandLine = {
  help: boolean
  source: { kind: 'embedded'; dataDir: string; demo: boolean } | { kind: 'gateway'; url: string }
  host: string
  port: number
  open: boolean
  readOnly: boolean
}

/** A command line that makes no sense, in one sentence for the person who typed it. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError'
}

/** Reads the arguments after the program's name. Throws a `CommandLineError`. */
export function readCommandLine(args: string[]): CommandLine {
  const { values, positionals } = parse(args)
  const [source, ...others] = positionals
  if (others.length > 0) {
    throw new CommandLineError(`One SOURCE at a time; got also ${others.join(', ')}.`)
  }
  return {
    help: values.help,
    source: readSource(source, { dataDir: values.data, demo: !values['no-demo'] }),
    host: values.host,
    port: readPort(values.port),
    open: !values['no-open'],
    readOnly: values['read-only'],
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '5000' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string', default: '.tidemark' },
        'no-demo': { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        'read-only': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new CommandLineError(error instanceof Error ? error.message : String(error))
  }
}

function readSource(
  source: string | undefined,
  store: { dataDir: string; demo: boolean },
): CommandLine['source'] {
  if (source === undefined) return { kind: 'embedded', ...store }
  if (/^https?:\/\//.test(source)) return { kind: 'gateway', url: source }
  throw new CommandLineError(
    `SOURCE "${source}" is not an address: it is either left out, or begins with http:// or https://.`,
  )
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new CommandLineError(`--port takes a whole number from 0 to 65535, not "${text}".`)
  }
  return port
}
