/** One piece of paper counts once: for several records only within the total that all of them state. */
import { type Disbursement, type Person, type Pledge, refuseIf, sum, type World } from './world.ts'

/** What shares a paper: its amount, and what it says that the whole paper is worth. */
interface Sharing {
  amount: number
  total: number | null
}

/** A paper's name without its spelling: `paper#3` and `spelled#3` are one. */
const numberOf = (name: string) => name.split('#')[1]

/** Refuses what shares a paper with others that do not say the same total, or together pass it. */
function assertOnce(others: readonly Sharing[], { amount, total }: Sharing): void {
  if (others.length === 0) return
  refuseIf(total === null, 'paper_used')
  refuseIf(
    others.some((other) => other.total !== null && other.total !== total),
    'paper_used',
  )
  refuseIf(sum(others.map((other) => other.amount)) + amount > (total ?? 0), 'paper_exceeded')
}

type Slip = Pick<Disbursement, 'kind' | 'number' | 'amount' | 'documentTotal'> & { ref?: string }

function othersOfSlip(world: World, { ref, kind, number }: Slip): Disbursement[] {
  return world.disbursements.filter(
    (other) =>
      other.ref !== ref &&
      ['recorded', 'verified'].includes(other.state) &&
      other.kind === kind &&
      numberOf(other.number) === numberOf(number),
  )
}

export function slipCountsOnce(world: World, slip: Slip): void {
  const others = othersOfSlip(world, slip)
  assertOnce(
    others.map(({ amount, documentTotal: total }) => ({ amount, total })),
    { amount: slip.amount, total: slip.documentTotal },
  )
}

/** A total that is stated later holds for the earlier ones; who states it on what waits for its checker is a maker of that. */
export function stateTotalOf(world: World, person: Person, slip: Slip): void {
  for (const other of othersOfSlip(world, slip)) {
    if (other.documentTotal !== null) continue
    other.documentTotal = slip.documentTotal
    if (other.state === 'recorded' && !other.makers.includes(person.name)) other.makers.push(person.name)
  }
}

type Letter = Pick<Pledge, 'company' | 'letterNumber' | 'amount' | 'letterAmount'> & { ref?: string }

function othersOfLetter(world: World, { ref, company, letterNumber }: Letter): Pledge[] {
  return world.pledges.filter(
    (other) =>
      other.ref !== ref &&
      ['draft', 'submitted', 'active'].includes(other.state) &&
      other.company === company &&
      numberOf(other.letterNumber) === numberOf(letterNumber),
  )
}

/** Refuses a letter that counts already; what it promises as a whole holds for the earlier pledges of it too. */
export function takeLetter(world: World, person: Person, letter: Letter): void {
  const others = othersOfLetter(world, letter)
  assertOnce(
    others.map(({ amount, letterAmount: total }) => ({ amount, total })),
    { amount: letter.amount, total: letter.letterAmount },
  )
  for (const other of others) {
    if (other.letterAmount !== null) continue
    other.letterAmount = letter.letterAmount
    if (other.state !== 'active' && !other.makers.includes(person.name)) other.makers.push(person.name)
  }
}
