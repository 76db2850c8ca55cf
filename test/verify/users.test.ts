/** What the rules of users say is held against the log: nothing that the rows say of links and kinds is taken on trust. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AuditedEvent } from '../../src/tools/verify/actor-audit.ts'
import { UserAudit } from '../../src/tools/verify/user-audit.ts'

const [USER, SUBJECT, ADMIN, STRANGER] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const NOW = '2025-01-01T00:00:00.000Z'

function event(actorId: string, table: string, row: object): AuditedEvent {
  return {
    id: randomUUID(),
    type: 'user.changed',
    subject: { type: 'user', id: USER },
    retreatId: null,
    actorId,
    apiKeyId: null,
    occurredAt: NOW,
    data: {},
    rows: [{ table, row: row as Record<string, unknown> }],
  }
}

const link = (actorId: string, more: object = {}) =>
  event(actorId, 'person_links', {
    id: 'link',
    user_id: USER,
    sso_person_id: SUBJECT,
    proposed_by: ADMIN,
    account_confirmed_at: null,
    subject_confirmed_at: null,
    withdrawn_at: null,
    ...more,
  })
const user = (more: object = {}, id: string = USER) =>
  event(ADMIN, 'users', { id, kind: 'person', responsible_id: null, shares_email_with: [], ...more })
const proposed = link(ADMIN)
const ofAccount = { account_confirmed_at: NOW }
const ofBoth = { ...ofAccount, subject_confirmed_at: NOW }
const inForce = [proposed, link(USER, ofAccount), link(SUBJECT, ofBoth)]
const answering = { kind: 'system', responsible_id: USER }

function wrongOf(events: AuditedEvent[]): number {
  const audit = new UserAudit()
  for (const each of events) audit.add(each)
  return audit.verdicts().reduce((sum, { wrong }) => sum + wrong, 0)
}

describe('of a link', () => {
  it.each<[what: string, wrong: number, events: AuditedEvent[]]>([
    ['both sides confirm', 0, inForce],
    ['the proposal is withdrawn', 0, [proposed, link(ADMIN, { withdrawn_at: NOW })]],
    ['somebody else proposed it than it says', 1, [link(STRANGER)]],
    ['it began confirmed', 1, [link(ADMIN, ofAccount)]],
    ['a stranger confirmed both sides', 1, [proposed, link(STRANGER, ofBoth)]],
    ['the account confirmed both sides', 1, [proposed, link(USER, ofBoth)]],
    ['the account confirmed the other side', 1, [proposed, link(USER, { subject_confirmed_at: NOW })]],
    ['a stranger confirmed a side', 1, [proposed, link(STRANGER, ofAccount)]],
    [
      'a side was confirmed at another time',
      1,
      [proposed, link(USER, { account_confirmed_at: '2024-01-01T00:00:00Z' })],
    ],
    ['it was withdrawn while in force', 1, [...inForce, link(ADMIN, { ...ofBoth, withdrawn_at: NOW })]],
    ['a confirmation was taken back', 1, [...inForce, link(USER, ofAccount)]],
    ['it became one of another user', 1, [proposed, link(USER, { ...ofAccount, user_id: STRANGER })]],
    [
      'it was confirmed after its withdrawal',
      1,
      [proposed, link(ADMIN, { withdrawn_at: NOW }), link(USER, { withdrawn_at: NOW, ...ofAccount })],
    ],
  ])('%s', (_what, wrong, events) => {
    expect(wrongOf(events)).toBe(wrong)
  })
})

describe('of a user', () => {
  it.each<[what: string, wrong: number, events: AuditedEvent[]]>([
    ['a person answers for a system', 0, [user(), user(answering, 'system')]],
    [
      'a person became a system',
      1,
      [user({}, STRANGER), user(), user({ kind: 'system', responsible_id: STRANGER })],
    ],
    ['nobody answers for a system', 1, [user({ kind: 'system' })]],
    ['somebody answers for a person', 1, [user({}, STRANGER), user({ responsible_id: STRANGER })]],
    [
      'a system answers for a system',
      1,
      [user(), user(answering, 'one'), user({ ...answering, responsible_id: 'one' }, 'two')],
    ],
    ['with whom an address was shared grows', 0, [user(), user({ shares_email_with: [STRANGER] })]],
    ['with whom an address was shared is emptied', 1, [user({ shares_email_with: [STRANGER] }), user()]],
    ['a row from before there were kinds says less', 0, [event(ADMIN, 'users', { id: USER })]],
  ])('%s', (_what, wrong, events) => {
    expect(wrongOf(events)).toBe(wrong)
  })
})
