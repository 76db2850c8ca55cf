/**
 * What can be done with a record: by whom (an operation of the permission table) and when (gates). The deed itself passes the
 * same gates, so that what a record says of its actions is what would come of them.
 */

import type { AllowedAction } from '../shared/answers.schema.ts'
import type { ActionName } from '../shared/codes.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { AppError } from '../shared/errors.ts'
import { type Actor, assertMayDo, assertNotMaker } from './actor.ts'
import type { Operation } from './permissions.ts'

/** Refuses where what is known of the record does not let this actor do it now. */
export type Gate<Facts> = (actor: Actor, facts: Facts) => void

export interface ActionRule<Facts> {
  operation: Operation
  /** In the order in which they refuse. */
  gates: readonly Gate<Facts>[]
}

/** By the last word of its address. */
export type Actions<Facts> = Partial<Record<ActionName, ActionRule<Facts>>>

/** Whoever made the record does not check it. */
export const byAnother: Gate<{ makers: readonly string[] }> = assertNotMaker

export function assertOpen<Facts>({ gates }: ActionRule<Facts>, actor: Actor, facts: Facts): void {
  for (const gate of gates) gate(actor, facts)
}

/** Which of them this actor could do now, and why not the others. */
export function allowedActions<Facts>(actions: Actions<Facts>, actor: Actor, facts: Facts): AllowedAction[] {
  return Object.entries(actions).map(([action, rule]) => {
    try {
      assertMayDo(actor, rule.operation)
      assertOpen(rule, actor, facts)
      return { action, allowed: true }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const { code, figures } = error
      const reason = { id: describeProblem(code, figures, 'id'), en: describeProblem(code, figures, 'en') }
      return { action, allowed: false, code, reason }
    }
  })
}
