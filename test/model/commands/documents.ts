import type { OperationName } from '../model.ts'
import { documentsOf } from '../rules/documents.ts'
import { documentRefs, type World } from '../rules/world.ts'
import { type Recipe, reason, someone } from './choices.ts'
import type { Dice } from './dice.ts'

/** Seldom one that was never uploaded. */
export function someDocument(dice: Dice): string {
  return dice.onceIn(30) ? 'document#0' : (dice.pick(documentRefs) ?? '')
}

type Kind = 'pledge' | 'disbursement' | 'adjustment' | 'expenditure' | 'retreat'
const kinds: readonly Kind[] = ['pledge', 'disbursement', 'adjustment', 'expenditure', 'retreat']

const operationsOf: Record<Kind, { attach: OperationName; replace: OperationName }> = {
  pledge: { attach: 'attachToPledge', replace: 'replaceDocumentOfPledge' },
  disbursement: { attach: 'attachToDisbursement', replace: 'replaceDocumentOfDisbursement' },
  adjustment: { attach: 'attachToAdjustment', replace: 'replaceDocumentOfAdjustment' },
  expenditure: { attach: 'attachToExpenditure', replace: 'replaceDocumentOfExpenditure' },
  retreat: { attach: 'attachToRetreat', replace: 'replaceDocumentOfRetreat' },
}

/** A record of the kind, in whatever state; seldom one that never was. */
function someRecord(world: World, dice: Dice, kind: Kind): string {
  if (kind === 'retreat') return 'retreat#1'
  const { pledges, disbursements, adjustments, expenditures } = world
  const all = {
    pledge: pledges,
    disbursement: disbursements,
    adjustment: adjustments,
    expenditure: expenditures,
  }
  const record = dice.pick<{ ref: string }>(all[kind].toReversed())
  return record && !dice.onceIn(40) ? record.ref : `${kind}#0`
}

export const documentCommands: Record<string, Recipe> = {
  attachDocument: {
    weight: 4,
    call(world, dice) {
      const kind = dice.pick(kinds) ?? 'retreat'
      const on = someRecord(world, dice, kind)
      const body = {
        documentId: someDocument(dice),
        kind: dice.pick(['evidence', 'letter', 'agreement', 'photo', 'other']),
        ...(dice.onceIn(3) && { note: 'Foto' }),
      }
      return { operation: operationsOf[kind].attach, by: someone(dice, 'finance'), on, body }
    },
  },
  replaceDocument: {
    weight: 2,
    call(world, dice) {
      const named = world.disbursements.filter(({ documentId }) => documentId !== null).map(({ ref }) => ref)
      const records = [...world.attachments.map(({ record }) => record), ...named]
      const record = dice.pick(records.toReversed())
      if (record === undefined) return null
      const { id = 'attachment#0' } = dice.pick(documentsOf(world, record)) ?? {}
      const on = `${record} ${dice.onceIn(30) ? 'attachment#0' : id}`
      const body = { reason, ...(dice.onceIn(2) && { documentId: someDocument(dice) }) }
      const { replace } = operationsOf[record.split('#')[0] as Kind]
      return { operation: replace, by: someone(dice, 'finance'), on, body }
    },
  },
}
