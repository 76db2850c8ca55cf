/**
 * pgbench running the statements that the service sends for a request: they are taken from the service itself, by watching
 * one request go through it. pgbench sends them one after another, prepared, and decides nothing.
 */
import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

/** The program, from PGBIN or PATH; null where there is none. */
export function findPgbench() {
  const candidates = [...(process.env.PGBIN ? [path.join(process.env.PGBIN, 'pgbench')] : []), 'pgbench']
  return candidates.find((program) => spawnSync(program, ['--version']).status === 0) ?? null
}

/** Watches the service take some requests; answers with the statements of each, `{ text, values }`, in their order. */
export async function watch({ root, url }, requests) {
  const [{ buildApp }, { connect }, { default: pg }] = await Promise.all([
    import(`${root}/dist/app.js`),
    import(`${root}/dist/db/client.js`),
    import('pg'),
  ])
  const db = connect(url, () => {})
  const app = await buildApp({ db, logger: false })
  const { query } = pg.Client.prototype
  let sent = []
  pg.Client.prototype.query = function (config, ...rest) {
    const [apart] = rest
    sent.push({ text: config.text ?? config, values: config.values ?? (Array.isArray(apart) ? apart : []) })
    return query.call(this, config, ...rest)
  }
  const watched = []
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
export function writeScript(file, statements, again) {
  const ids = uuidsOf(again)
  const tails = [...new Set(uuidsOf(statements).filter((id, index) => id !== ids[index]))].map((id) =>
    id.slice(-TAIL),
  )
  const literal = (value) => {
    if (value === null || value === undefined) return 'null'
    const text = textOf(value)
    return tails.reduce(
      (sql, tail, index) =>
        text.includes(tail) ? `replace(${sql}, '${tail}', (:n::int8 + ${index})::text)` : sql,
      // pgbench takes every colon before a word for one of its variables.
      `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll(':', '\\x3a')}'`,
    )
  }
  const script = statements.map(({ text, values }) =>
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(/\$(\d+)/g, (_, number) => literal(values[number - 1])),
  )
  writeFileSync(
    file,
    [`\\set n random(100000000000, 999999999000)`, ...script.map((sql) => `${sql};`), ''].join('\n'),
  )
}

/** Runs scripts, chosen at random; answers with transactions per second. */
export function runPgbench(program, url, files, { seconds, clients }) {
  const { hostname, port, username, password, pathname } = new URL(url)
  const args = [
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
      const [, perSecond] = /tps = ([\d.]+)/.exec(output) ?? []
      if (code === 0 && perSecond) resolve({ perSecond: Number(perSecond) })
      else reject(new Error(`pgbench: ${output.slice(-800)}`))
    })
  })
}

/** The last digits of a UUID, which alone are made anew. */
const TAIL = 12

function uuidsOf(statements) {
  const text = statements.map(({ values }) => values.map(textOf).join(' ')).join(' ')
  return text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
}

/** A value as Postgres reads it. */
function textOf(value) {
  if (value instanceof Date) return value.toISOString()
  if (!Array.isArray(value)) return String(value)
  return `{${value.map((item) => (item === null ? 'NULL' : `"${item}"`)).join(',')}}`
}
