/** Runs of many commands: each on a retreat of its own, on one database. */
import fc from 'fast-check'
import type { Recipe } from './commands/choices.ts'
import { Dice, daysBefore } from './commands/dice.ts'
import { recipes } from './commands/recipes.ts'
import { firstLines } from './commands/retreats.ts'
import { compareAll, newKey, type Session, step } from './compare.ts'
import type { Call } from './model.ts'
import { people, type Real } from './real.ts'
import { newWorld } from './rules/world.ts'

const MOST_COMMANDS = 200
const ROLLS = 40

/** How many commands of which kind ended how: "submitPledge" -> "line_ceiling_exceeded" -> 12. */
export type Tally = Map<string, Map<string, number>>

class ModelCommand implements fc.AsyncCommand<Session, Real> {
  private readonly name: string
  private readonly rolls: readonly number[]
  private readonly recipe: Recipe
  private readonly tally: Tally
  private made: Call | null = null

  constructor(name: string, recipe: Recipe, rolls: readonly number[], tally: Tally) {
    this.name = name
    this.recipe = recipe
    this.rolls = rolls
    this.tally = tally
  }

  check(session: Readonly<Session>): boolean {
    const call = this.recipe.call(
      session.world,
      new Dice(this.rolls),
      [...session.accepted.values()].map(({ call }) => call),
    )
    this.made = call && { key: newKey(), ...call }
    return call !== null
  }

  async run(session: Session, real: Real): Promise<void> {
    if (this.made === null) return
    const outcome = await step(session, real, this.made)
    const outcomes = this.tally.get(this.name) ?? new Map<string, number>()
    this.tally.set(this.name, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1))
  }

  toString(): string {
    return this.name
  }
}

/** Random runs on this service; `tally` counts what happened. */
export function property(real: Real, tally: Tally) {
  const beginnings = fc.record({
    scale: fc.constantFrom(1, 1_000_003, 999_999_937),
    hasBudget: fc.integer({ min: 0, max: 9 }).map((number) => number < 9),
  })
  const commands = Object.entries(recipes).map(([name, recipe]) => ({
    weight: recipe.weight,
    arbitrary: fc
      .array(fc.nat(9999), { minLength: ROLLS, maxLength: ROLLS })
      .map((rolls) => new ModelCommand(name, recipe, rolls, tally)),
  }))
  return fc.asyncProperty(
    beginnings,
    fc.noBias(fc.commands([fc.oneof(...commands)], { maxCommands: MOST_COMMANDS, size: 'max' })),
    async ({ scale, hasBudget }, sequence) => {
      const session = await begin(real, { scale, hasBudget })
      try {
        await fc.asyncModelRun(() => ({ model: session, real }), sequence)
        await compareAll(session, real)
      } catch (error) {
        throw new Error(`after these calls:\n${session.calls.map(written).join('\n')}`, { cause: error })
      }
    },
  )
}

interface Beginning {
  scale?: number
  hasBudget?: boolean
}

/** By the same clock as the database's, anew for every run: a long run sees days pass. */
function todayInWita(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Makassar' }).format(new Date())
}

/** A new retreat in both, mostly with an adopted budget. */
export async function begin(real: Real, { scale = 1, hasBudget = true }: Beginning = {}): Promise<Session> {
  const today = todayInWita()
  const lastEverClosed = await real.begin()
  const session: Session = {
    world: newWorld(today, scale, lastEverClosed),
    accepted: new Map(),
    calls: [],
    answers: new Map(),
  }
  if (!hasBudget) return session
  const [adoptedOn = today] = daysBefore(today)
  await play(session, real, [
    { operation: 'draftBudget', by: 'rina', on: '', body: { lines: firstLines(scale) } },
    { operation: 'adoptBudget', by: 'sari', on: '1', body: { adoptedOn } },
  ])
  return session
}

/** The call as a regression test writes it down. */
function written({ by, key, ...call }: Call): string {
  return `${JSON.stringify({ by: by?.name ?? null, ...call })},`
}

/** A call as a test writes it down: people by name, a new key unless one is given. */
export type Written = Omit<Call, 'by' | 'key'> & { by: string; key?: string }

/** Calls one after another, compared at every step; answers how each ended. */
export async function play(session: Session, real: Real, calls: readonly Written[]): Promise<string[]> {
  const outcomes: string[] = []
  for (const call of calls) {
    const by = people.find(({ name }) => name === call.by) ?? null
    outcomes.push(await step(session, real, { key: newKey(), ...call, by }))
  }
  return outcomes
}
