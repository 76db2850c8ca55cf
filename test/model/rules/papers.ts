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

/** A stored file that is the evidence of a receipt: whole, or these pages of it. */
interface File {
  document: string
  pages: string | null
}

/** What a record says of its paper. */
interface Paper {
  /** Of a record that is there. */
  ref?: string
  key: string
  amount: number
  /** What the whole paper is worth. */
  total: number | null
  differsFrom: readonly string[]
  files: readonly File[]
  externalRef: string | null
  recordedBy: string
  isRefund?: boolean
}

/** A paper's name without its spelling: `paper#3` and `spelled#3` are one. */
const numberOf = (name: string) => name.split('#')[1]

type Slip = Omit<Disbursement, 'ref' | 'pledge' | 'state' | 'channel' | 'refunded' | 'receivedOn'> & {
  ref?: string
}

function slipPaper(world: World, { kind, number, documentTotal, makers, ...slip }: Slip): Paper {
  return {
    ...slip,
    files: filesOf(world, slip),
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
    files: [],
    recordedBy: makers[0] ?? '',
  }
}

function liveReceipts(world: World): Disbursement[] {
  return world.disbursements.filter(({ state }) => state === 'recorded' || state === 'verified')
}

function livePledges(world: World): Pledge[] {
  return world.pledges.filter(({ state }) => ['draft', 'submitted', 'active'].includes(state))
}

export function slipCountsOnce(world: World, slip: Slip, before?: Slip): void {
  countsOnce(liveSlips(world), slipPaper(world, slip), before && slipPaper(world, before))
}

/** The receipt has its files for itself, or with others of its paper. */
export function filesCountOnce(world: World, ref: string): void {
  const receipt = liveReceipts(world).find((each) => each.ref === ref)
  if (receipt) filesAreItsOwn(liveSlips(world), slipPaper(world, receipt))
}

function liveSlips(world: World): Paper[] {
  return [...liveReceipts(world).map((receipt) => slipPaper(world, receipt)), ...liveRefunds(world)]
}

/** What the receipt names itself and what was attached as its evidence, but for what was marked as wrong. */
function filesOf(
  world: World,
  { ref, documentId, pages }: Pick<Slip, 'ref' | 'documentId' | 'pages'>,
): File[] {
  const named =
    documentId === null || isReplaced(world, ref, documentId) ? [] : [{ document: documentId, pages }]
  const attached = world.attachments.flatMap(({ ref: id, record, kind, document }) =>
    record === ref && kind === 'evidence' && document !== null && !isReplaced(world, ref, id)
      ? [{ document, pages: null }]
      : [],
  )
  return [...named, ...attached]
}

export function isReplaced(world: World, record: string | undefined, id: string): boolean {
  return world.attachments.some((each) => each.record === record && each.replaces === id)
}

type Refund = Pick<Adjustment, 'slip' | 'differsFrom'> & { ref?: string; amount: number | null }

/** A refund has no total, and shares its paper with nothing. */
export function refundCountsOnce(world: World, refund: Refund): void {
  countsOnce(liveSlips(world), refundPaper(refund))
}

function refundPaper({ ref, slip, amount, differsFrom }: Refund): Paper {
  return {
    ...(ref !== undefined && { ref }),
    key: `${slip?.kind} ${numberOf(slip?.number ?? '')}`,
    amount: amount ?? 0,
    total: null,
    differsFrom,
    files: [],
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

/**
 * Refuses a letter that counts already, of the company or of one that merged with it. `before` is the pledge as it stands with its
 * letter, where it stands.
 */
export function takeLetter(world: World, letter: Letter, before?: Letter): void {
  const family = familyOf(world, letter.company)
  const live = livePledges(world).map((pledge) =>
    letterPaper({ ...pledge, company: family.has(pledge.company) ? letter.company : pledge.company }),
  )
  countsOnce(live, letterPaper(letter), before && letterPaper(before))
}

/** A company with all that merged into it, into which it merged, and what merged into those. */
function familyOf({ companies }: World, ref: string): Set<string> {
  const lastOf = (of: string): string => {
    const successor = companies.find((each) => each.ref === of)?.succession?.successor
    return successor === undefined ? of : lastOf(successor)
  }
  const last = lastOf(ref)
  return new Set(companies.map((each) => each.ref).filter((each) => lastOf(each) === last))
}

export function madeBy(record: { makers: string[] }, { name }: Person): void {
  if (!record.makers.includes(name)) record.makers.push(name)
}

function countsOnce(live: readonly Paper[], paper: Paper, before?: Paper): void {
  const others = live.filter(({ ref }) => ref !== paper.ref)
  const same = others.filter((other) => isOfOnePaper(other, paper))
  assertNamesSomebody(others, paper, before)
  assertStated(same, paper, before?.key === paper.key)
  assertOneTotal(same, paper)
  assertTotalsOfOthers(others, same, paper)
  filesAreItsOwn(live, paper)
  refuseIf(
    others.some(
      ({ externalRef, recordedBy }) =>
        externalRef !== null && externalRef === paper.externalRef && recordedBy === paper.recordedBy,
    ),
    'paper_used',
  )
}

function filesAreItsOwn(live: readonly Paper[], paper: Paper): void {
  const others = live.filter(({ ref }) => ref !== paper.ref)
  refuseIf(
    others.some((other) => sharesPages(other, paper) && !isOfOnePaper(other, paper)),
    'paper_used',
  )
}

/** The same number, and neither says that it is another paper. */
function isOfOnePaper(other: Paper, paper: Paper): boolean {
  if (other.key !== paper.key || (other.ref !== undefined && other.ref === paper.ref)) return false
  return !isToldApart(other, paper) && !isToldApart(paper, other)
}

function isToldApart({ differsFrom }: Paper, { ref }: Paper): boolean {
  return ref !== undefined && differsFrom.includes(ref)
}

/** What it newly says that it is another paper than, stands and has the number, under whatever kind or company. */
function assertNamesSomebody(others: readonly Paper[], { key, differsFrom }: Paper, before?: Paper): void {
  const ofNumber = others.filter((other) => other.key.split(' ')[1] === key.split(' ')[1])
  const known = [...(before?.differsFrom ?? []), ...ofNumber.map(({ ref }) => ref)]
  refuseIf(
    differsFrom.some((name) => !known.includes(name)),
    'differs_from_nobody',
  )
}

/** Of two that share a paper one says the total: what takes it later, whatever the others say. */
function assertStated(same: readonly Paper[], { total }: Paper, hasPaper: boolean): void {
  if (same.length === 0) return
  refuseIf(
    same.some(({ isRefund }) => isRefund === true),
    'paper_used',
  )
  refuseIf(total === null && !(hasPaper && same.every((other) => other.total !== null)), 'paper_used')
}

/** Refuses what shares a paper with others that do not say the same total, or together pass it. */
function assertOneTotal(same: readonly Paper[], paper: Paper): void {
  const totals = [...same, paper].flatMap(({ total }) => total ?? [])
  refuseIf(new Set(totals).size > 1, 'paper_used')
  const [total] = totals
  if (same.length > 0 && total !== undefined)
    refuseIf(sum(same.map(({ amount }) => amount)) + paper.amount > total, 'paper_exceeded')
}

/** Those that share it may share it with others, from which this one is told apart: none of their totals is passed. */
function assertTotalsOfOthers(others: readonly Paper[], same: readonly Paper[], paper: Paper): void {
  for (const one of same)
    assertOneTotal([one, ...others.filter((other) => other !== one && isOfOnePaper(other, one))], paper)
}

function sharesPages(other: Paper, paper: Paper): boolean {
  return other.files.some((theirs) => paper.files.some((own) => isOnSamePages(theirs, own)))
}

/** One stored file, and not on pages that are apart. */
function isOnSamePages(other: File, paper: File): boolean {
  if (other.document !== paper.document) return false
  if (other.pages === null || paper.pages === null) return true
  const [first, last] = spanOf(other.pages)
  const [start, end] = spanOf(paper.pages)
  return first <= end && start <= last
}

function spanOf(pages: string): [number, number] {
  const [first = 0, last = first] = pages.split('-').map(Number)
  return [first, last]
}
