import { existsSync } from 'node:fs'
import { reportCoverage } from '../../coverage/report-coverage.ts'
import { theService } from '../../platform/authority/actor.ts'
import { authenticate } from '../../platform/authority/authenticate.ts'
import { type Role, role } from '../../platform/authority/roles.ts'
import type { Db } from '../../platform/db/client.ts'
import { events } from '../../platform/log/events.table.ts'
import { formatRupiah } from '../../platform/shared/rupiah.ts'
import { listRetreats } from '../../retreats/retreats.queries.ts'
import { readDemoData } from './demo-data.ts'
import { type DemoKeys, demoEnvOf, ensureDemoKeys } from './demo-keys.ts'
import { isDemoLoaded, loadDemo } from './load-demo.ts'

export interface Demo {
  /** What a person who started the demo wants to see: the headline per venue, and the keys. */
  lines(address: string): string[]
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
  const keys = await ensureDemoKeys(db, dataDir)
  if (!(await isDemoLoaded(db))) {
    say('Memuat retret contoh / loading the illustrative retreat …')
    await loadDemo(db, {
      finance: await authenticate(db, keys.finance),
      verifier: await authenticate(db, keys.verifier),
    })
  }
  const headlines = await coverageHeadlines(db)
  const revoked = await revokedAmong(db, keys)
  return {
    lines: (address) => [
      '',
      ...headlines,
      '',
      `Demo keys (also in ${demoEnvOf(dataDir)}), as in: curl -H "Authorization: Bearer <key>" ${address}/v1/retreats`,
      ...role.enumValues.map(
        (each) => `  ${each.padEnd(12)} ${keys[each]}${revoked.has(each) ? '  dicabut / revoked' : ''}`,
      ),
    ],
  }
}

/** Nothing was ever written in it. */
async function isNew(db: Db): Promise<boolean> {
  return (await db.select({ id: events.id }).from(events).limit(1)).length === 0
}

/** Keys that an admin of the demo has revoked since open nothing, and are not shown as if they did. */
async function revokedAmong(db: Db, keys: DemoKeys): Promise<Set<Role>> {
  const known = await Promise.all(
    role.enumValues.map((each) =>
      authenticate(db, keys[each]).then(
        () => null,
        () => each,
      ),
    ),
  )
  return new Set(known.filter((each) => each !== null))
}

async function coverageHeadlines(db: Db): Promise<string[]> {
  const { items } = await listRetreats(db, theService, { limit: 1, code: readDemoData().retreat.code })
  const headlines: string[] = []
  for (const { id, venues, title } of items) {
    headlines.push(title)
    for (const venue of venues) {
      const request = { retreatId: id, query: { venue: venue.code }, language: 'id' as const }
      const { totals } = (await reportCoverage(db, theService, request)).report
      const { verified, pledged } = totals.percent
      headlines.push(
        `  ${venue.code.padEnd(12)} ${verified ?? '-'} % terverifikasi / verified (${pledged ?? '-'} % dijanjikan / pledged) dari / of ${formatRupiah(totals.ceiling, 'id')}`,
      )
    }
  }
  return headlines
}
