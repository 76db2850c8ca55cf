/** Proposals that wait for a decision beside a new one, and how a refusal names them: what, how much, since when, by whom. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Actor, mayReadUsers } from '../platform/authority/actor.ts'
import type { Tx } from '../platform/db/client.ts'
import { violatedRule } from '../platform/db/pg-errors.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { dayInWita } from '../platform/shared/calendar.ts'
import { dayInWords } from '../platform/shared/day-in-words.ts'
import { changeSince } from '../platform/shared/describe-problem.ts'
import { AppError, type FigureRecord } from '../platform/shared/errors.ts'
import { namesOfFields } from '../platform/shared/field-names.ts'
import type { Language } from '../platform/shared/language.ts'
import { formatRupiah } from '../platform/shared/rupiah.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { adjustments } from './adjustments.table.ts'
import { kindInWords } from './kind-labels.ts'
import type { AdjustmentRow } from './kinds/kind.ts'

type Subject = Pick<AdjustmentRow, 'retreatId' | 'pledgeId' | 'disclosureId'>

/** What waits for a decision on the same pledge, retreat or disclosure, in the order of being proposed. */
export function pendingBeside(
  tx: Tx,
  { retreatId, pledgeId, disclosureId }: Subject,
): Promise<AdjustmentRow[]> {
  const isSame =
    disclosureId !== null
      ? eq(adjustments.disclosureId, disclosureId)
      : pledgeId !== null
        ? eq(adjustments.pledgeId, pledgeId)
        : and(eq(adjustments.retreatId, retreatId ?? ''), isNull(adjustments.pledgeId))
  return tx
    .select()
    .from(adjustments)
    .where(and(isSame, eq(adjustments.state, 'proposed')))
    .orderBy(asc(adjustments.id))
}

/** Refuses a proposal that could not be approved any more once the others are: `refusal` is what it would meet then. */
export async function refuseBeside(
  tx: Tx,
  actor: Actor,
  others: readonly AdjustmentRow[],
  refusal: unknown,
): Promise<never> {
  const { code, figures } =
    refusal instanceof AppError
      ? refusal
      : { code: violatedRule(refusal)?.code ?? 'rule_violated', figures: {} }
  const { id, en } = changeSince(code, figures)
  return refuse(tx, actor, others, refusal, {
    id: `Bila itu disetujui, ${id}, sehingga usulan ini tidak dapat disetujui lagi.`,
    en: `Once that is approved, ${en}, so that this proposal could not be approved any more.`,
  })
}

/** Refuses a proposal for what the others change already. */
export async function refuseSameFields(
  tx: Tx,
  actor: Actor,
  others: readonly AdjustmentRow[],
  fields: readonly string[],
): Promise<never> {
  const { id, en } = namesOfFields(fields)
  return refuse(tx, actor, others, undefined, {
    id: `Yang hendak diubah sama: ${id}.`,
    en: `It would change the same: ${en}.`,
  })
}

async function refuse(
  tx: Tx,
  actor: Actor,
  others: readonly AdjustmentRow[],
  cause: unknown,
  why: BothLanguages,
): Promise<never> {
  const waiting = await namedOf(tx, actor, others)
  const named = (language: Language) => waiting.map((each) => inWords(each, language)).join('; ')
  throw new AppError(
    'proposals_conflict',
    { others: waiting satisfies FigureRecord[], named: { id: named('id'), en: named('en') }, why },
    [],
    cause,
  )
}

type Waiting = {
  id: string
  kind: AdjustmentRow['kind']
  amount: number | null
  proposedOn: string
  proposedBy: string
  /** Null for whoever may not know who is who. */
  proposerName: string | null
}

async function namedOf(tx: Tx, actor: Actor, others: readonly AdjustmentRow[]): Promise<Waiting[]> {
  const proposers = others.flatMap(({ makers }) => makers.slice(0, 1))
  const names = mayReadUsers(actor) ? await readNames(tx, proposers) : new Map<string, string>()
  return others.map(({ id, kind, amount, createdAt, makers: [proposedBy = ''] }) => ({
    id,
    kind,
    amount,
    proposedOn: dayInWita(createdAt),
    proposedBy,
    proposerName: names.get(proposedBy) ?? null,
  }))
}

/** Users stand to the right of proposals: their table is asked by name. */
async function readNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await queryRows<{ id: string; name: string }>(tx.$client, {
    name: 'read names of proposers',
    text: 'select m.id, u.name from unnest($1::uuid[]) m (id) join users u on u.id = person_of(m.id)',
    values: [ids],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** `penghapusan sisa komitmen Rp10.000.000, diusulkan 3 Juni 2025 oleh Punai Contoh`. */
function inWords({ kind, amount, proposedOn, proposerName }: Waiting, language: Language): string {
  const [proposed, by] = { id: ['diusulkan', 'oleh'], en: ['proposed on', 'by'] }[language]
  const what = kindInWords(kind)[language]
  const howMuch = amount === null ? '' : ` ${formatRupiah(amount, language)}`
  const who = proposerName === null ? '' : ` ${by} ${proposerName}`
  return `${what}${howMuch}, ${proposed} ${dayInWords(proposedOn, language)}${who}`
}
