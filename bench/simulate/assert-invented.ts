/**
 * The simulation writes with the ledger's triggers off, so it goes only where nothing can be spoilt: into a database
 * that its caller named, and in which every record is invented.
 */
import type pg from 'pg'
import { theService } from '../../src/platform/authority/actor.ts'
import { StartError } from '../../src/platform/shared/start-error.ts'
import { readDemoData } from '../../src/tools/demo/demo-data.ts'

/** Stops with one line unless this is the database of that name, and holds nothing but the demo and simulations. */
export async function assertInvented(owner: pg.Client, named: string | undefined): Promise<void> {
  if (process.env.NODE_ENV === 'production') {
    throw new StartError(
      'The simulation never runs in production (NODE_ENV=production): use another machine.',
    )
  }
  const { rows } = await owner.query<{ name: string; isNew: boolean }>(
    `select current_database() as name, to_regclass('public.events') is null as "isNew"`,
  )
  const [database] = rows
  if (!database || database.name !== named) {
    throw new StartError(
      `The simulation fills the database ${database?.name} at ${owner.host}:${owner.port} with invented records; if it may, add --database ${database?.name}.`,
    )
  }
  if (!database.isNew) await assertNothingReal(owner)
}

async function assertNothingReal(owner: pg.Client): Promise<void> {
  const { companies } = readDemoData()
  const { rows } = await owner.query<{ what: string; count: string }>(NOT_INVENTED, [
    theService.personId,
    companies.map(({ npwp }) => npwp),
  ])
  if (rows.length === 0) return
  const found = rows.map(({ what, count }) => `${what}: ${count}`).join(', ')
  throw new StartError(
    `This database holds more than the demo and simulations (${found}); simulate in a new one, such as of DATA_DIR=.data-simulation.`,
  )
}

/** Who and what neither a simulation wrote, nor the service itself with its demo. What hangs on retreats and companies follows them. */
const NOT_INVENTED = `
  with simulated as (select subject_type, subject_id from events where request_id like 'simulasi-%' and type in ('user.created', 'company.registered', 'retreat.created')),
    demo as (select retreat_id from events where type = 'demo.loaded' and actor_id = $1),
    stranger (what, id) as (
      select 'retreat', id from retreats where id not in (select retreat_id from demo)
      union all
      select 'company', id from companies where not (npwp = any ($2) and exists (select from demo))
      union all
      select 'user', id from users where id::text not in (select subject_id from events where type = 'user.created' and actor_id = $1)
    )
  select what, count(*) from stranger
  where (what, id::text) not in (select subject_type, subject_id from simulated)
  group by what order by what`
