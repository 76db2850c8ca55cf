import { expect, it } from 'vitest'
import { type Operation, permissions } from '../../src/platform/authority/permissions.ts'
import { decisionEvents } from '../../src/platform/log/event-lists.ts'
import { eventRights } from '../../src/tools/verify/event-rights.ts'

/** What a verifier alone may do: what admins may do too is not about a retreat. */
const isOfVerifiersAlone = (operation: Operation) => permissions[operation].join() === 'verifier'

it('every event that only a verifier may cause is a decision to the register of findings, and no other is', () => {
  const ofVerifiers = Object.entries(eventRights).filter(([, rights]) => rights.some(isOfVerifiersAlone))

  expect(ofVerifiers.map(([type]) => type).toSorted()).toEqual([...decisionEvents].toSorted())
})
