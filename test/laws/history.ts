/** A history: what several people did to one retreat, by random commands that the rules of the model accept. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { kbli } from '../../src/reference/kbli.ts'
import { regencies } from '../../src/reference/regencies.ts'
import { Dice, daysBefore } from '../model/commands/dice.ts'
import { recipes } from '../model/commands/recipes.ts'
import { requestCommands } from '../model/commands/requests.ts'
import { newKey, type Session } from '../model/compare.ts'
import { obey } from '../model/model.ts'
import type { Real } from '../model/real.ts'
import { begin } from '../model/run.ts'
import { seal } from '../support/sealing.ts'
import type { TestService } from '../support/service.ts'
import { companyOf } from '../support/world.ts'

/** A kind of command, and the dice that fill it in. */
interface Step {
  kind: string
  rolls: number[]
}

/** What is done, and the numbers by which the laws choose what of it they look at. */
export interface Plan {
  scale: number
  begun: Step[]
  steps: Step[]
  choices: number[]
}

/** A retreat with a past, and what a reader was told in the middle of it. */
export interface History {
  retreatId: string
  venues: string[]
  /** The day on which its first budget was adopted (WITA). */
  since: string
  today: string
  /** The plan's. */
  choices: number[]
  toldThen: { path: string; knownAt: string; answer: object }
}

const COMPANIES = [1, 2, 3]
const CORRECTION = 'correctCompany'
const rolls = fc.array(fc.nat(9999), { minLength: 24, maxLength: 24 })
/** Money comes in before anything else, so that short histories have some. */
const beginning = [
  ...['draftPledge', 'submitPledge', 'approvePledge', 'draftPledge', 'submitPledge', 'approvePledge'],
  ...['recordDisbursement', 'signAgreement', 'recordDisbursement', 'verifyDisbursement'],
]
/** Less of what moves no money than the model has, since it tests no refusals here. */
const rare = { adoptBudget: 10, changePledge: 1, closeMonth: 1, reopenMonth: 2, [CORRECTION]: 2 }
const kinds = Object.entries({ ...weights(), ...rare }).map(([kind, weight]) => ({
  weight,
  arbitrary: fc.constant(kind),
}))

function weights(): Record<string, number> {
  const own = Object.entries(recipes).filter(([kind]) => !(kind in requestCommands))
  return Object.fromEntries(own.map(([kind, { weight }]) => [kind, weight]))
}

export function plans(steps: number): fc.Arbitrary<Plan> {
  return fc.record({
    scale: fc.constantFrom(1, 1_000_003, 999_999_937),
    begun: fc.tuple(...beginning.map((kind) => fc.record({ kind: fc.constant(kind), rolls }))),
    steps: fc.noBias(
      fc.array(fc.record({ kind: fc.oneof(...kinds), rolls }), { maxLength: steps, size: 'max' }),
    ),
    choices: rolls,
  })
}

/** Lives through a plan; counts in `tally` what was done how often. */
export async function live(
  service: TestService,
  real: Real,
  { scale, begun, steps, choices }: Plan,
  tally: Map<string, number>,
): Promise<History> {
  for (const number of COMPANIES) {
    const { id } = await service.as('finance').made('/v1/companies', companyOf())
    real.ids.set(`company#${number}`, id)
  }
  const session = await begin(real, { scale })
  const count = async (step: Step) => {
    if (await take(service, real, session, step)) tally.set(step.kind, (tally.get(step.kind) ?? 0) + 1)
  }
  const middle = new Dice(choices).below(steps.length)
  for (const step of [...begun, ...steps.slice(0, middle)]) await count(step)
  const toldThen = await tell(service, real)
  for (const step of steps.slice(middle)) await count(step)
  const { venues, today } = session.world
  return {
    retreatId: real.ids.get('retreat#1') ?? '',
    venues,
    since: daysBefore(today)[0] ?? today,
    today,
    choices,
    toldThen,
  }
}

/** Does what the rules allow; answers whether it was done. */
async function take(
  service: TestService,
  real: Real,
  session: Session,
  { kind, rolls }: Step,
): Promise<boolean> {
  const dice = new Dice(rolls)
  if (kind === CORRECTION) return correctCompany(service, real, dice)
  const call = recipes[kind]?.call(session.world, dice, [])
  if (!call) return false
  const keyed = { key: newKey(), ...call }
  const verdict = obey(session.world, session.accepted, keyed)
  if ('refused' in verdict) return false
  const answer = await real.send(keyed)
  expect(answer.code, JSON.stringify(answer.body)).toBeNull()
  real.learn(verdict.effect, answer)
  return true
}

/** Another name, line of business and regency: what reports group by, though no money moved. */
async function correctCompany(service: TestService, real: Real, dice: Dice): Promise<boolean> {
  const id = real.ids.get(`company#${dice.pick(COMPANIES)}`)
  const { code = '', version = '' } = dice.pick(kbli) ?? {}
  const regencyCodes = [dice.pick(regencies)?.code ?? '']
  const legalName = dice.onceIn(4) ? '=1+1 "Contoh"; PT' : `PT Contoh ${dice.below(1000)}`
  const corrected = { legalName, kbliCode: code, kbliVersion: version, regencyCodes }
  const response = await service.as('finance').patch(`/v1/companies/${id}`, corrected)
  expect(response.status, response.text).toBe(200)
  return true
}

/** A report that stays as it is for whoever asks what was known then. */
async function tell(service: TestService, real: Real): Promise<History['toldThen']> {
  const path = 'coverage?venue=KOTA&groupBy=company'
  const retreatId = real.ids.get('retreat#1')
  const { body: answer } = await service.as('auditor').get(`/v1/retreats/${retreatId}/${path}`)
  return { path, answer, knownAt: await seal(service) }
}
