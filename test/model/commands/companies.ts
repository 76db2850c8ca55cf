import { companyRefs, type World } from '../rules/world.ts'
import { type Recipe, reason, someone } from './choices.ts'
import { type Dice, dayAfter, daysBefore } from './dice.ts'

/** Mostly a day about now; seldom one that no disclosure may have. */
function validity(world: World, dice: Dice): string {
  if (dice.onceIn(20)) return dice.pick(['1999-12-31', '2999-01-01', '2000-01-01']) ?? ''
  return dice.pick([...daysBefore(world.today), dayAfter(world.today)]) ?? world.today
}

function someCompany(dice: Dice): string {
  return dice.onceIn(40) ? 'company#0' : (dice.pick(companyRefs) ?? '')
}

export const companyCommands: Record<string, Recipe> = {
  addDisclosure: {
    weight: 2,
    call(world, dice) {
      const body = {
        kind: dice.pick(['permit', 'procurement', 'tax_arrears', 'sanction']),
        reference: `IZIN-${dice.below(9)}`,
        validFrom: validity(world, dice),
        validTo: dice.onceIn(2) ? validity(world, dice) : null,
      }
      return { operation: 'addDisclosure', by: someone(dice, 'finance'), on: someCompany(dice), body }
    },
  },
  correctDisclosure: {
    weight: 3,
    call(world, dice) {
      const disclosure = dice.pick(world.disclosures.toReversed())
      if (!disclosure) return null
      const company = dice.onceIn(25) ? someCompany(dice) : disclosure.company
      const body = {
        ...(dice.onceIn(3) && { reference: `SANKSI-${dice.below(9)}` }),
        ...(dice.onceIn(3) && { validFrom: validity(world, dice) }),
        ...(!dice.onceIn(4) && { validTo: dice.onceIn(4) ? null : validity(world, dice) }),
        ...(dice.onceIn(6) && { annulled: true }),
        reason,
      }
      const on = `${company} ${dice.onceIn(40) ? 'disclosure#0' : disclosure.ref}`
      return {
        operation: 'proposeDisclosureChange',
        by: someone(dice, 'finance'),
        on,
        body,
        ...dice.ifMatch(),
      }
    },
  },
  succeedCompany: {
    weight: 1,
    call(world, dice) {
      // Seldom the first one: most of a run would be refused, were none left that promises.
      const company = dice.onceIn(20) ? someCompany(dice) : (companyRefs[1 + dice.below(3)] ?? '')
      const from = dice.onceIn(20)
        ? (dice.pick(['1999-12-31', '9999-12-31']) ?? '')
        : dice.onceIn(3)
          ? dayAfter(world.today)
          : (dice.pick(daysBefore(world.today)) ?? world.today)
      const body = { successorId: someCompany(dice), from, reason }
      return { operation: 'succeedCompany', by: someone(dice, 'finance'), on: company, body }
    },
  },
  withdrawSuccession: {
    weight: 1,
    call(world, dice) {
      const merged = world.companies.filter(({ succession }) => succession !== null).map(({ ref }) => ref)
      const company = dice.pick(merged) ?? someCompany(dice)
      return { operation: 'withdrawSuccession', by: someone(dice, 'finance'), on: company, body: { reason } }
    },
  },
}
