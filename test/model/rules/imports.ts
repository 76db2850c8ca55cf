/** Tables of pledges or of budget lines: taken in as a whole or not at all, and discarded as a whole while all is draft. */
import { refusalOf } from './disbursements.ts'
import { draftPledge, type PledgeBody } from './pledges.ts'
import { draftBudget } from './retreats.ts'
import { find, type Line, type Person, Refusal, refuse, refuseIf, type World } from './world.ts'

/** Each pledge is judged as if those before it that are in order were there. */
export function importPledges(
  world: World,
  person: Person,
  on: string,
  { pledges }: { pledges: PledgeBody[] },
) {
  refuseIf(world.isCancelled, 'retreat_cancelled')
  const trial = structuredClone(world)
  const refusals = pledges.map((each) => refusalOf(() => draftPledge(trial, person, on, each)))
  if (refusals.some((code) => code !== null)) throw new Refusal('import_refused')
  const created = pledges.flatMap((each) => draftPledge(world, person, on, each).created)
  return { created: [keep(world, { pledges: created, version: null }), ...created] }
}

export function importBudget(world: World, person: Person, on: string, body: { lines: Line[] }) {
  if (refusalOf(() => draftBudget(structuredClone(world), person, on, body))) refuse('import_refused')
  draftBudget(world, person, on, body)
  return { created: [keep(world, { pledges: [], version: world.versions.length })] }
}

function keep(world: World, made: { pledges: string[]; version: number | null }): string {
  const ref = `import#${world.imports.length + 1}`
  world.imports.push({ ref, state: 'kept', ...made })
  return ref
}

/** What was discarded one by one stays so; what went further stops it. */
export function discardImport(world: World, _person: Person, on: string) {
  const kept = find(world.imports, on, 'import_not_found')
  const pledges = world.pledges.filter(({ ref }) => kept.pledges.includes(ref))
  const versions = world.versions.filter(({ number }) => number === kept.version)
  const records: { state: string }[] = [...pledges, ...versions]
  refuseIf(
    records.some(({ state }) => state !== 'draft' && state !== 'discarded'),
    'import_beyond_draft',
  )
  refuseIf(kept.state === 'discarded', 'import_wrong_state')
  kept.state = 'discarded'
  for (const record of records) record.state = 'discarded'
  return {}
}
