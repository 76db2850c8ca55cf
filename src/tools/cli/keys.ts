import { parseArgs } from 'node:util'
import { z } from 'zod'
import { StartError } from '../../platform/shared/start-error.ts'
import { issueOperatorKey } from '../../users/first-keys.ts'
import { type KnownKey, listKnownKeys } from '../../users/list-keys.ts'
import { waysIn } from '../../users/ways-in.ts'
import { onDatabase } from './on-database.ts'

export const usage = `Usage: cakupan keys
       cakupan keys issue-admin [--name <name>] [--days <n>]

Lists the API keys: how each begins, whose it is, what it may do, whether it still opens anything. Never a secret.

issue-admin makes a new key of bootstrap and prints it, once: the way back in where no admin can come in any more. It holds
users and the keys of systems, and reads nothing else. It needs the service's configuration, as whoever runs the service has
it, and is an event of the log like any other key.

  --name <name>   what the key is called (recovery)
  --days <n>      in how many days it expires; without, it does not`

const Name = z.string().trim().min(1).max(200)
const Days = z.coerce.number().int().min(1).max(3_650)
const DAY_MS = 86_400_000

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string', default: 'recovery' }, days: { type: 'string' } },
  })
  const [verb, ...more] = positionals
  if (verb === undefined) return list()
  if (verb !== 'issue-admin' || more.length > 0) {
    throw new StartError(
      `There is no ${positionals.join(' ')} of keys; cakupan keys --help says what there is.`,
    )
  }
  await issueAdmin({
    name: given(Name, values.name, '--name must have 1 to 200 characters.'),
    days:
      values.days === undefined
        ? null
        : given(Days, values.days, '--days must be a whole number from 1 to 3650.'),
  })
}

function given<T>(schema: z.ZodType<T>, value: string, expectation: string): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new StartError(expectation)
  return parsed.data
}

async function list(): Promise<void> {
  const { keys, ways } = await onDatabase(async (db) => ({
    keys: await listKnownKeys(db),
    ways: await waysIn(db),
  }))
  const head = ['KEY', 'NAME', 'OWNER', 'ROLES', 'STATE', 'EXPIRES', 'LAST USED']
  say(inColumns([head, ...keys.map(rowOf)]))
  say(`\nLasting ways in for admins: ${ways.keys} by key, ${ways.persons} by password.`)
  if (ways.keys + ways.persons === 0) say('None: cakupan keys issue-admin makes one.')
}

function rowOf({ prefix, name, owner, roles, state, expiresAt, lastUsedAt }: KnownKey): string[] {
  return [
    `${prefix}…`,
    name,
    owner ?? '–',
    roles.join(',') || '–',
    state,
    dayOf(expiresAt),
    dayOf(lastUsedAt),
  ]
}

function dayOf(instant: Date | null): string {
  return instant?.toISOString().slice(0, 10) ?? '–'
}

function inColumns(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

async function issueAdmin({ name, days }: { name: string; days: number | null }): Promise<void> {
  const expiresAt = days === null ? undefined : new Date(Date.now() + days * DAY_MS).toISOString()
  const { key } = await onDatabase((db) => issueOperatorKey(db, { name, expiresAt }))
  say(`${key}`)
  process.stderr.write(
    'An admin key, shown only this once. Revoke it when you have issued yourself another.\n',
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
