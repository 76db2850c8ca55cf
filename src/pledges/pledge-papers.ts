/** The letters of pledges: which live pledges have them, and which pledges look much like others. */
import { type Paper, type PaperRecord, placesOfPledge } from '../papers/paper.ts'
import { PaperBook } from '../papers/paper-book.ts'
import { paperNumber } from '../papers/paper-number.ts'
import type { Difference, PaperTotal } from '../papers/papers.schema.ts'
import { type Actor, retreatsToldTo } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { lockPapersStatement } from '../platform/db/locks.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import { newId } from '../platform/shared/ids.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import { warning } from '../platform/shared/warnings.ts'
import type { PledgeRow } from './pledges.queries.ts'
import type { PledgeFields } from './pledges.schema.ts'

/** What decides about a pledge's letter. */
export type WithLetter = Pick<PledgeFields, 'companyId' | 'amount' | 'letterNumber' | 'pledgedOn'> & {
  letterAmount?: number | null | undefined
  externalRef?: string | null | undefined
  differsFrom?: readonly Difference[] | undefined
}

/** Letters are numbered by each company. */
export function letterOf(pledge: WithLetter): Paper {
  return {
    key: keyOf(pledge.companyId, paperNumber(pledge.letterNumber)),
    number: pledge.letterNumber,
    amount: pledge.amount,
    total: pledge.letterAmount ?? null,
    differsFrom: pledge.differsFrom ?? [],
    documentId: null,
    pages: null,
    externalRef: pledge.externalRef ?? null,
  }
}

function keyOf(companyId: string, number: string): string {
  return `${companyId} ${number}`
}

/** Before anything else is locked: of two who draft the same letter at once, the second sees the first. */
export async function lockLetters(tx: Tx, pledges: readonly WithLetter[]): Promise<void> {
  const keys = pledges.map(letterOf).flatMap(({ number, externalRef }) => [
    // Whoever wrote it: companies merge.
    `letter ${paperNumber(number)}`,
    ...(externalRef === null ? [] : [`pledge ${externalRef}`]),
  ])
  await queryRows(tx.$client, lockPapersStatement(keys))
}

/** A live pledge of the same company and amount, dated near. */
interface SimilarPledge {
  index: number
  id: string
  number: string
  pledgedOn: string
}

interface LivePledge extends Omit<PaperRecord, 'type' | 'key'> {
  companyId: string
  paper: string
}

/** The live pledges that have these letters or references, and those that look like these. `self` is one that is changed. */
export async function readLetters(
  tx: Tx,
  actor: Actor,
  pledges: readonly WithLetter[],
  self?: string,
): Promise<{ book: PaperBook; likenessesOf: (index: number) => Warning[] }> {
  const numbers = pledges.map(({ letterNumber }) => paperNumber(letterNumber))
  const ofOthers = await queryRows<LetterOfOther>(tx.$client, {
    name: 'letters of other companies',
    text: `
      select place - 1 as index, id, number, pledged_on::text as "pledgedOn", company
      from letters_of_others($1::uuid[], $2::text[], $3::uuid[])`,
    values: [pledges.map(({ companyId }) => companyId), numbers, retreatsToldTo(actor, 'pledges.read')],
  })
  const similar = await queryRows<SimilarPledge>(tx.$client, {
    name: 'similar pledges',
    text: `
      select place - 1 as index, id, number, pledged_on::text as "pledgedOn"
      from similar_pledges($1::uuid[], $2::int8[], $3::date[], $4::uuid[])`,
    values: [
      pledges.map(({ companyId }) => companyId),
      pledges.map(({ amount }) => amount),
      pledges.map(({ pledgedOn }) => pledgedOn),
      retreatsToldTo(actor, 'pledges.read'),
    ],
  })
  const live = (await readLiveLetters(tx, pledges)).filter(({ id }) => id !== self)
  return {
    book: new PaperBook(actor, placesOfPledge, live),
    likenessesOf: (at) => [
      ...ofOthers.filter(({ index, id }) => index === at && id !== self).map(numberOfOtherWarning),
      ...similar.filter(({ index, id }) => index === at && id !== self).map(similarWarning),
    ],
  }
}

async function readLiveLetters(
  reader: Pick<Db | Tx, '$client'>,
  pledges: readonly WithLetter[],
): Promise<PaperRecord[]> {
  const rows = await queryRows<LivePledge>(reader.$client, {
    name: 'live pledges of letters',
    text: `
      select p.id, p.retreat_id as "retreatId", p.state, l.of_company as "companyId", p.paper_number as paper,
        p.letter_number as number, concat_ws(', ', p.letter_number, c.legal_name) as label, p.amount, p.pledged_on::text as date,
        p.letter_amount as total, p.external_ref as "externalRef", p.makers, p.differs_from as "differsFrom"
      from live_letters($1, $2, $3, $4) l join pledges p on p.id = l.id join companies c on c.id = p.company_id order by p.id`,
    values: [
      pledges.map(({ companyId }) => companyId),
      pledges.map(({ letterNumber }) => paperNumber(letterNumber)),
      pledges.flatMap(({ externalRef }) => externalRef ?? []),
      pledges.flatMap(({ differsFrom = [] }) => differsFrom.flatMap((each) => ('id' in each ? each.id : []))),
    ],
  })
  return rows.map(({ companyId, paper, ...row }) => ({
    ...row,
    type: 'pledge',
    key: keyOf(companyId, paper),
    documentId: null,
    pages: null,
    files: [],
  }))
}

/** The total that others state of a pledge's letter, and by which it stands too; null where it states one itself, or counts no more. */
export async function readPaperTotal(db: Db, actor: Actor, pledge: PledgeRow): Promise<PaperTotal | null> {
  const letter = letterOf(pledge)
  if (letter.total !== null || !['draft', 'submitted', 'active'].includes(pledge.state)) return null
  const live = await readLiveLetters(db, [pledge])
  return new PaperBook(actor, placesOfPledge, live).totalOver(letter, pledge.id)
}

/** A live pledge of another company, whose letter has the same number. */
interface LetterOfOther extends SimilarPledge {
  company: string
}

function numberOfOtherWarning({ id, number, pledgedOn: date, company }: LetterOfOther): Warning {
  return warning('number_of_other_company', '/companyId', { id, number, date, company })
}

function similarWarning({ id, number, pledgedOn: date }: SimilarPledge): Warning {
  return warning('similar_pledge', '/amount', { id, number, date })
}

/** Told of an earlier pledge: another one says what their whole letter promises, and that holds as long as the other stands. */
export function letterAmountStated({ id, retreatId }: PaperRecord): NewEvent {
  const subject = { type: 'pledge', id }
  return { id: newId(), type: 'pledge.letter_amount_stated', subject, retreatId, data: {} }
}
