/**
 * One piece of paper counts once: for several records only within the total that all of them state, or where one of them says
 * that it is another paper.
 */
import {
  type Adjustment,
  type Disbursement,
  type Person,
  type Pledge,
  refuseIf,
  sum,
  type World,
} from './world.ts'

/** What a record says of its paper. */
interface Paper {
  /** Of a record that is there. */
  ref?: string
  key: string
  amount: number
  /** What the whole paper is worth. */
  total: number | null
  differsFrom: readonly string[]
  documentId: string | null
  pages: string | null
  externalRef: string | null
  recordedBy: string
  isRefund?: boolean
}

/** A paper's name without its spelling: `paper#3` and `spelled#3` are one. */
const numberOf = (name: string) => name.split('#')[1]

type Slip = Omit<Disbursement, 'ref' | 'pledge' | 'state' | 'channel' | 'refunded' | 'receivedOn'> & {
  ref?: string
}

function slipPaper({ kind, number, documentTotal, makers, ...slip }: Slip): Paper {
  return {
    ...slip,
    key: `${kind} ${numberOf(number)}`,
    total: documentTotal,
    recordedBy: makers[0] ?? '',
  }
}

type Letter = Pick<
  Pledge,
  'company' | 'letterNumber' | 'amount' | 'letterAmount' | 'differsFrom' | 'externalRef' | 'makers'
> & { ref?: string }

/** Letters are numbered by each company. */
function letterPaper({ company, letterNumber, letterAmount, makers, ...letter }: Letter): Paper {
  return {
    ...letter,
    key: `${company} ${numberOf(letterNumber)}`,
    total: letterAmount,
    documentId: null,
    pages: null,
    recordedBy: makers[0] ?? '',
  }
}

function liveReceipts(world: World): Disbursement[] {
  return world.disbursements.filter(({ state }) => state === 'recorded' || state === 'verified')
}

function livePledges(world: World): Pledge[] {
  return world.pledges.filter(({ state }) => ['draft', 'submitted', 'active'].includes(state))
}

export function slipCountsOnce(world: World, slip: Slip): void {
  countsOnce([...liveReceipts(world).map(slipPaper), ...liveRefunds(world)], slipPaper(slip))
}

type Refund = Pick<Adjustment, 'slip' | 'differsFrom'> & { ref?: string; amount: number | null }

/** A refund has no total, and shares its paper with nothing. */
export function refundCountsOnce(world: World, refund: Refund): void {
  countsOnce([...liveReceipts(world).map(slipPaper), ...liveRefunds(world)], refundPaper(refund))
}

function refundPaper({ ref, slip, amount, differsFrom }: Refund): Paper {
  return {
    ...(ref !== undefined && { ref }),
    key: `${slip?.kind} ${numberOf(slip?.number ?? '')}`,
    amount: amount ?? 0,
    total: null,
    differsFrom,
    documentId: null,
    pages: null,
    externalRef: null,
    recordedBy: '',
    isRefund: true,
  }
}

function liveRefunds({ adjustments }: World): Paper[] {
  return adjustments
    .filter(({ kind, state }) => kind === 'refund' && (state === 'proposed' || state === 'approved'))
    .map(refundPaper)
}

/** A total that is stated later holds for the earlier ones; who states it on what waits for its checker is a maker of that. */
export function stateTotalOf(world: World, person: Person, slip: Slip): void {
  const paper = slipPaper(slip)
  for (const other of liveReceipts(world)) {
    if (other.documentTotal !== null || !isOfOnePaper(slipPaper(other), paper)) continue
    other.documentTotal = slip.documentTotal
    if (other.state === 'recorded') madeBy(other, person)
  }
}

/** Refuses a letter that counts already; what it promises as a whole holds for the earlier pledges of it too. */
export function takeLetter(world: World, person: Person, letter: Letter): void {
  const paper = letterPaper(letter)
  countsOnce(livePledges(world).map(letterPaper), paper)
  for (const other of livePledges(world)) {
    if (other.letterAmount !== null || !isOfOnePaper(letterPaper(other), paper)) continue
    other.letterAmount = letter.letterAmount
    if (other.state !== 'active') madeBy(other, person)
  }
}

export function madeBy(record: { makers: string[] }, { name }: Person): void {
  if (!record.makers.includes(name)) record.makers.push(name)
}

function countsOnce(live: readonly Paper[], paper: Paper): void {
  const others = live.filter(({ ref }) => ref !== paper.ref)
  const same = others.filter((other) => isOfOnePaper(other, paper))
  assertOneTotal(same, paper)
  refuseIf(
    others.some((other) => isOnSamePages(other, paper) && !same.includes(other)),
    'paper_used',
  )
  refuseIf(
    others.some(
      ({ externalRef, recordedBy }) =>
        externalRef !== null && externalRef === paper.externalRef && recordedBy === paper.recordedBy,
    ),
    'paper_used',
  )
  assertTotalsOfOthers(others, same, paper)
}

/** The same number, and neither says that it is another paper. */
function isOfOnePaper(other: Paper, paper: Paper): boolean {
  if (other.key !== paper.key || (other.ref !== undefined && other.ref === paper.ref)) return false
  return !isToldApart(other, paper) && !isToldApart(paper, other)
}

function isToldApart({ differsFrom }: Paper, { ref }: Paper): boolean {
  return ref !== undefined && differsFrom.includes(ref)
}

/** Refuses what shares a paper with others that do not say the same total, or together pass it. */
function assertOneTotal(same: readonly Paper[], { amount, total }: Paper): void {
  if (same.length === 0) return
  refuseIf(
    same.some(({ isRefund }) => isRefund === true),
    'paper_used',
  )
  refuseIf(total === null, 'paper_used')
  refuseIf(
    same.some((other) => other.total !== null && other.total !== total),
    'paper_used',
  )
  refuseIf(sum(same.map((other) => other.amount)) + amount > (total ?? 0), 'paper_exceeded')
}

/** Those that share it may share it with others, from which this one is told apart: their total holds for all of these. */
function assertTotalsOfOthers(others: readonly Paper[], same: readonly Paper[], paper: Paper): void {
  const totalOf = (other: Paper) => other.total ?? (same.includes(other) ? paper.total : null)
  for (const one of same) {
    const beside = others.filter((other) => other !== one && isOfOnePaper(other, one))
    const all = [one, ...beside, paper]
    refuseIf(
      all.some((each) => totalOf(each) === null || totalOf(each) !== paper.total),
      'paper_used',
    )
    refuseIf(sum(all.map(({ amount }) => amount)) > (paper.total ?? 0), 'paper_used')
  }
}

/** One stored file, and not on pages that are apart. */
function isOnSamePages(other: Paper, paper: Paper): boolean {
  if (other.documentId === null || other.documentId !== paper.documentId) return false
  if (other.pages === null || paper.pages === null) return true
  const [first, last] = spanOf(other.pages)
  const [start, end] = spanOf(paper.pages)
  return first <= end && start <= last
}

function spanOf(pages: string): [number, number] {
  const [first = 0, last = first] = pages.split('-').map(Number)
  return [first, last]
}
