/**
 * `cakupan <command>`: what an operator or auditor runs beside the service, with the service's own configuration.
 * Where it could not do its work it exits with 1, or the command's own code, and says in one line what a person can mend.
 */
import { describeFailure } from '../../platform/db/describe-failure.ts'
import { rootCauseOf, StartError } from '../../platform/shared/start-error.ts'

/** A command's module: what `--help` prints, and the work with the arguments behind its name. */
export interface Command {
  usage: string
  /** The exit code where it could not do its work, if that is not 1. */
  exitCodeOfFailure?: number
  run(args: string[]): Promise<void>
}

const commands: Record<string, { does: string; load(): Promise<Command> }> = {
  check: { does: 'says whether the service could start here', load: () => import('./check.ts') },
  migrate: {
    does: "brings the database to this release's schema, as its owner",
    load: () => import('./migrate.ts'),
  },
  verify: { does: 'checks the whole ledger and its log', load: () => import('./verify.ts') },
  'export-log': { does: 'writes the sealed log to a file', load: () => import('./export-log.ts') },
  keys: { does: 'lists the API keys, or issues a new one to an admin', load: () => import('./keys.ts') },
  openapi: {
    does: 'writes the API description of this checkout (development)',
    load: () => import('./openapi.ts'),
  },
  schema: {
    does: 'writes the printed parts of migrations/ (development)',
    load: () => import('./schema.ts'),
  },
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, { does }]) => `  cakupan ${name.padEnd(width)}  ${does}`)
  return [
    'Usage: cakupan <command> [options]',
    '',
    ...lines,
    '',
    'Options of a command: cakupan <command> --help. Configuration is read from the environment, as by the service.',
  ].join('\n')
}

let exitCodeOfFailure = 1

async function runCommandLine([name, ...args]: string[]): Promise<void> {
  if (name === '--help' || name === '-h' || name === 'help') return say(overview())
  if (name === undefined) throw new StartError(overview())
  if (!Object.hasOwn(commands, name)) {
    throw new StartError(`There is no command ${name}; cakupan --help lists them.`)
  }
  const command = await commands[name]?.load()
  if (args.includes('--help') || args.includes('-h')) return say(command?.usage ?? '')
  exitCodeOfFailure = command?.exitCodeOfFailure ?? 1
  await command?.run(args)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** What a person can mend, in one line; null for a fault of the program. */
function inOneLine(error: unknown): string | null {
  if (error instanceof StartError) return error.message
  const { code = '', message, path: file } = rootCauseOf(error) as NodeJS.ErrnoException
  if (code.startsWith('ERR_PARSE_ARGS')) return `${message.split('. ')[0]}; --help lists the options.`
  return file && code ? `${file} cannot be used (${code}); name another file, or mend that.` : null
}

/** Thrown on, a fault would print a failed statement's parameters. */
function forWhoeverMends(error: unknown): string {
  const { name, message, statement, stack } = describeFailure(error)
  return [`${name}: ${message}`, statement, stack].filter((line) => line !== undefined).join('\n')
}

try {
  await runCommandLine(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${inOneLine(error) ?? forWhoeverMends(error)}\n`)
  process.exitCode = exitCodeOfFailure
}
