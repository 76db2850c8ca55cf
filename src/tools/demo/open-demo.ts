import { existsSync } from 'node:fs'
import { reportCoverage } from '../../coverage/report-coverage.ts'
import { theService } from '../../platform/authority/actor.ts'
import { authenticate } from '../../platform/authority/authenticate.ts'
import { type Role, role } from '../../platform/authority/roles.ts'
import type { Db } from '../../platform/db/client.ts'
import { events } from '../../platform/log/events.table.ts'
import { formatRupiah } from '../../platform/shared/rupiah.ts'
import { listRetreats } from '../../retreats/retreats.queries.ts'
import { type DemoAccounts, type DemoKeys, demoEnvOf, ensureDemoAccess } from './demo-access.ts'
import { readDemoData } from './demo-data.ts'
import { isDemoLoaded, loadDemo } from './load-demo.ts'

export interface Demo {
  /** What a person who started the demo wants to see: coverage per venue, the accounts and keys or where they are, the next step. */
  lines: string[]
}

export interface DemoSettings {
  /** Absent: where the database is new, or was a demo before. */
  isWanted: boolean | undefined
  dataDir: string
}

/** Loads the illustrative retreat into a new database, or shows it again; null where this database is no demo. */
export async function openDemo(
  db: Db,
  { isWanted, dataDir }: DemoSettings,
  say: (line: string) => void,
): Promise<Demo | null> {
  const isDemo = isWanted ?? (existsSync(demoEnvOf(dataDir)) || (await isNew(db)))
  if (!isDemo) return null
  const { keys, accounts, areNew } = await ensureDemoAccess(db, dataDir)
  if (!(await isDemoLoaded(db))) {
    say('Memuat retret contoh …\nLoading the illustrative retreat …')
    await loadDemo(db, {
      finance: await authenticate(db, keys.finance),
      verifier: await authenticate(db, keys.verifier),
    })
  }
  return {
    lines: [
      ...(await coverageLines(db)),
      ...(areNew ? newAccessLines({ keys, accounts }, dataDir) : keptAccessLines(accounts, dataDir)),
      ...revokedLines(await revokedAmong(db, keys)),
      '',
      'Selanjutnya: tur lima menit di README.id.md.',
      'Next: the five-minute tour in README.md.',
    ],
  }
}

function newAccessLines(
  { keys, accounts }: { keys: DemoKeys; accounts: DemoAccounts },
  dataDir: string,
): string[] {
  return [
    '',
    'Akun contoh, untuk masuk ke klien admin:',
    'Demo accounts, to sign in to the admin client with:',
    ...Object.values(accounts).map(({ email, password }) => `  ${email.padEnd(24)} ${password}`),
    '',
    'Kunci contoh, satu untuk tiap peran:',
    'Demo keys, one for each role:',
    ...role.enumValues.map((each) => `  ${each.padEnd(12)} ${keys[each]}`),
    '',
    `Semuanya tersimpan di ${demoEnvOf(dataDir)}, tidak ditampilkan lagi.`,
    `All of them are kept in ${demoEnvOf(dataDir)}, and not shown again.`,
  ]
}

function keptAccessLines(accounts: DemoAccounts, dataDir: string): string[] {
  const emails = Object.values(accounts)
    .map(({ email }) => email)
    .join(', ')
  return [
    '',
    `Akun contoh: ${emails}`,
    `Kunci dan kata sandi contoh: ${demoEnvOf(dataDir)}`,
    `Demo keys and passwords: ${demoEnvOf(dataDir)}`,
  ]
}

function revokedLines(revoked: Role[]): string[] {
  if (revoked.length === 0) return []
  return [`Sudah dicabut: ${revoked.join(', ')}`, `Revoked since: ${revoked.join(', ')}`]
}

/** Nothing was ever written in it. */
async function isNew(db: Db): Promise<boolean> {
  return (await db.select({ id: events.id }).from(events).limit(1)).length === 0
}

/** Keys that an admin of the demo has revoked since open nothing, and are not shown as if they did. */
async function revokedAmong(db: Db, keys: DemoKeys): Promise<Role[]> {
  const known = await Promise.all(
    role.enumValues.map((each) =>
      authenticate(db, keys[each]).then(
        () => null,
        () => each,
      ),
    ),
  )
  return known.filter((each) => each !== null)
}

/** A table under headings in both languages; its figures are written as people of the province write them. */
async function coverageLines(db: Db): Promise<string[]> {
  const { items } = await listRetreats(db, theService, { limit: 1, code: readDemoData().retreat.code })
  const lines: string[] = []
  for (const { id, venues, title } of items) {
    lines.push('', title)
    lines.push(row('Lokasi', 'Terverifikasi', 'Dijanjikan', 'Pagu'))
    lines.push(row('Venue', 'Verified', 'Pledged', 'Ceiling'))
    for (const venue of venues) {
      const request = { retreatId: id, query: { venue: venue.code }, language: 'id' as const }
      const { totals } = (await reportCoverage(db, theService, request)).report
      const { verified, pledged } = totals.percent
      const ceiling = formatRupiah(totals.ceiling, 'id')
      lines.push(row(venue.code, formatPercent(verified), formatPercent(pledged), ceiling))
    }
    lines.push('  Koma untuk desimal, titik untuk ribuan.', '  Comma for decimals, points for thousands.')
  }
  return lines
}

function row(venue: string, verified: string, pledged: string, ceiling: string): string {
  return `  ${venue.padEnd(12)} ${verified.padStart(13)} ${pledged.padStart(13)} ${ceiling.padStart(16)}`
}

function formatPercent(share: number | null): string {
  return share === null ? '–' : `${share.toLocaleString('id-ID', { minimumFractionDigits: 2 })} %`
}
