/**
 * pgbench running the statements that the service sends for a request: they are taken from the service itself, by watching
 * one request go through it. pgbench sends them one after another, prepared, and decides nothing.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { InjectOptions } from 'fastify'
import pg from 'pg'
import { buildApp } from '../src/app.ts'
import { connect } from '../src/platform/db/client.ts'

interface Statement {
  text: string
  values: readonly unknown[]
}

/** The program, from PGBIN or PATH; null where there is none. */
export function findPgbench(): string | null {
  const candidates = [...(process.env.PGBIN ? [path.join(process.env.PGBIN, 'pgbench')] : []), 'pgbench']
  return candidates.find((program) => spawnSync(program, ['--version']).status === 0) ?? null
}

/** Watches the service take some requests; answers with the statements of each, in their order. */
export async function watch(url: string, requests: readonly InjectOptions[]): Promise<Statement[][]> {
  const db = connect(url, () => {})
  const app = await buildApp({ db, logger: false })
  const { query } = pg.Client.prototype
  let sent: Statement[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...given: [Statement | string, ...unknown[]]) {
    const [config, apart] = given
    const statement = typeof config === 'string' ? { text: config, values: undefined } : config
    sent.push({ text: statement.text, values: statement.values ?? (Array.isArray(apart) ? apart : []) })
    return Reflect.apply(query, this, given)
  } as typeof query
  const watched: Statement[][] = []
  for (const request of requests) {
    sent = []
    const response = await app.inject(request)
    if (response.statusCode >= 300) throw new Error(`a watched request was refused: ${response.payload}`)
    watched.push(sent)
  }
  pg.Client.prototype.query = query
  await app.close()
  await db.$client.end()
  return watched
}

/** Writes a script from two requests of one kind: the ids in which they differ have a new tail every time. */
export function writeScript(
  file: string,
  statements: readonly Statement[],
  again: readonly Statement[],
): void {
  const ofBoth = new Set(uuidsOf(again))
  const tails = [...new Set(uuidsOf(statements).filter((id) => !ofBoth.has(id)))].map((id) => id.slice(-TAIL))
  const literal = (value: unknown) => {
    if (value === null || value === undefined) return 'null'
    const text = textOf(value)
    // pgbench takes every colon before a word for one of its variables.
    const fixed = `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll(':', '\\x3a')}'`
    const made = tails.reduce(
      (sql, tail, index) =>
        text.includes(tail) ? `replace(${sql}, '${tail}', (:n::int8 + ${index})::text)` : sql,
      fixed,
    )
    // Text that is made goes for no array unless it is said; a literal goes for anything.
    return Array.isArray(value) && made !== fixed ? `(${made})::${arrayTypeOf(value)}` : made
  }
  const script = statements.map(({ text, values }) =>
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1])),
  )
  writeFileSync(
    file,
    [`\\set n random(100000000000, 999999999000)`, ...script.map((sql) => `${sql};`), ''].join('\n'),
  )
}

export interface PgbenchOptions {
  seconds: number
  clients: number
  /** Transactions begun in a second, whether or not the ones before have ended; without it as many as there can be. */
  rate?: number
}

/** Runs scripts, chosen at random (`<file>@<weight>`); answers with transactions per second. */
export async function runPgbench(
  program: string,
  url: string,
  files: readonly string[],
  options: PgbenchOptions,
): Promise<{ perSecond: number }> {
  const output = await outputOf(program, url, files, options)
  const [, perSecond] = /tps = ([\d.]+)/.exec(output) ?? []
  if (!perSecond) throw new Error(`pgbench: ${output}`)
  return { perSecond: Number(perSecond) }
}

/** The 99th percentile of its transactions' times in milliseconds, each from when it should have begun, at a steady rate. */
export async function steadyPgbench(
  program: string,
  url: string,
  files: readonly string[],
  { folder, ...options }: Required<PgbenchOptions> & { folder: string },
): Promise<{ p99: number }> {
  const logs = mkdtempSync(path.join(folder, 'pgbench-'))
  await outputOf(program, url, files, options, ['--log', '--log-prefix', path.join(logs, 'log')])
  const times = readdirSync(logs)
    .flatMap((name) => readFileSync(path.join(logs, name), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000)
    .sort((a, b) => a - b)
  rmSync(logs, { recursive: true })
  return { p99: times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN }
}

function outputOf(
  program: string,
  url: string,
  files: readonly string[],
  { seconds, clients, rate }: PgbenchOptions,
  more: readonly string[] = [],
): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const args = [
    ...more,
    ...(rate ? ['-R', rate] : []),
    '-n',
    '-M',
    'prepared',
    '-c',
    clients,
    '-j',
    2,
    '-T',
    seconds,
    '-h',
    hostname,
    '-p',
    port,
    '-U',
    username,
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(
      program,
      [...args, ...files.flatMap((file) => ['-f', file]), pathname.slice(1)].map(String),
      {
        env: { ...process.env, PGPASSWORD: password, PGOPTIONS: '-c TimeZone=UTC' },
      },
    )
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`pgbench: ${output.split('\n').filter(tellsWhy).slice(0, 10).join('\n')}`))
    })
  })
}

/** Behind what went wrong it still prints what each script did. */
function tellsWhy(line: string): boolean {
  return /error|fatal/i.test(line)
}

/** The last digits of a UUID, which alone are made anew. */
const TAIL = 12

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const UUID = new RegExp(`^${uuid}$`)

function uuidsOf(statements: readonly Statement[]): string[] {
  const text = statements.map(({ values }) => values.map(textOf).join(' ')).join(' ')
  return text.match(new RegExp(uuid, 'g')) ?? []
}

function arrayTypeOf(values: readonly unknown[]): string {
  return values.every((value) => UUID.test(String(value))) ? 'uuid[]' : 'text[]'
}

/** A value as Postgres reads it. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (!Array.isArray(value)) return String(value)
  return `{${value.map((item) => (item === null ? 'NULL' : `"${item}"`)).join(',')}}`
}
