/** Why a database cannot be used, as one line for whoever starts the service or runs a command: what it is, and what to do. */
import { rootCauseOf, StartError } from '../shared/start-error.ts'
import { CannotConnect, troubleOf } from './trouble.ts'

/** An address as the configuration has it. */
export interface Address {
  variable: 'DATABASE_URL' | 'MIGRATION_DATABASE_URL'
  url: string
}

export const READ_ONLY =
  'The database can only be read: it is a standby, or default_transaction_read_only is on. Nothing was changed: name the primary in DATABASE_URL, or open the database for writing, and start again.'

const COMMIT_UNKNOWN =
  'The database did not answer in time: what was to be written may have been written, or not. Look before you try again.'

/** Where an address leads, without its login and password. */
export function placeIn(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}

/** The work's failure in one line, where it is the operator's to mend; otherwise as it is. */
export async function inOneLine<T>(address: Address, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw lineOf(address, error) ?? error
  }
}

function lineOf(address: Address, error: unknown): StartError | null {
  if (error instanceof StartError) return error
  const { code = '', message } = rootCauseOf(error) as { code?: string; message: string }
  const trouble = troubleOf(error)
  if (trouble === 'database_read_only') return new StartError(READ_ONLY)
  if (trouble === 'commit_unknown') return new StartError(COMMIT_UNKNOWN)
  if (trouble === null && !isOfRightsOrTables(code)) return null
  const words = whyIn(address, code, message, isOfConnecting(error))
  return new StartError(
    words ??
      `The database at ${placeIn(address.url)} cannot be used (${code || message}); check ${address.variable} and that Postgres runs.`,
  )
}

function isOfConnecting(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof CannotConnect) return true
  }
  return false
}

/** No such table, or no right to it: another database than ours, or another login. */
function isOfRightsOrTables(sqlState: string): boolean {
  return ['42P01', '42501'].includes(sqlState)
}

const NO_ANSWER =
  /^(timeout expired|timeout exceeded|Query read timeout|Connection terminated due to connection timeout)/

function whyIn(
  { variable, url }: Address,
  code: string,
  message: string,
  isConnecting: boolean,
): string | null {
  const place = placeIn(url)
  const { hostname, username } = new URL(url)
  if (code === 'ETIMEDOUT' || NO_ANSWER.test(message)) {
    return `Postgres at ${place} does not answer; check that it runs and that nothing between keeps this machine from it, or correct the address in ${variable}.`
  }
  switch (code) {
    case 'ECONNREFUSED':
      return `No Postgres listens at ${place} (ECONNREFUSED); start it, or correct the address in ${variable}.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no address for ${hostname} (${code}); correct the host in ${variable}.`
    case '3D000':
      return `Postgres at ${place} has no such database (3D000); create it, or correct its name in ${variable}.`
    case '28000':
    case '28P01':
      return `Postgres at ${place} refused the login ${username} or its password (${code}); correct them in ${variable}, or let the login in.`
    case '53300':
      return `Postgres at ${place} has no connection left (53300); end others, or raise its max_connections.`
    case '57P03':
      return `Postgres at ${place} is starting or stopping (57P03); wait, and start again.`
    case '42501':
      return whatIsNotAllowed({ variable, url }, isConnecting)
    default:
      return null
  }
}

function whatIsNotAllowed({ variable, url }: Address, isConnecting: boolean): string {
  const [place, login] = [placeIn(url), new URL(url).username]
  if (isConnecting) {
    return `The login ${login} may not connect to ${place} (42501); grant it connect on the database, or correct ${variable}.`
  }
  return variable === 'MIGRATION_DATABASE_URL'
    ? `The login ${login} may not create or change what this release needs in ${place} (42501). Nothing was changed: name the database's owner in MIGRATION_DATABASE_URL.`
    : `The login ${login} has no right to the service's tables in ${place} (42501); run cakupan migrate, which gives it its rights.`
}
