/**
 * Who may cause which event, which rows it may write and what it posts, as the rules of the database print it: from the permission table, the
 * rights of events, their rows and their postings.
 */
import { bootstrapOperations, type Operation, permissions } from '../../platform/authority/permissions.ts'
import { role } from '../../platform/authority/roles.ts'
import { postedByEvents } from '../../platform/log/event-postings.ts'
import {
  emptyAtBirth,
  instantsOfBirth,
  toldByEvents,
  writtenByEvents,
} from '../../platform/log/event-rows.ts'
import { eventRights, eventsOfTheService } from '../verify/event-rights.ts'

export const rightLists = Object.fromEntries([
  ...role.enumValues.map((each) => [`events by ${each}`, () => eventsBy(each)] as const),
  ['events by bootstrap', () => eventsWith((operation) => bootstrapOperations.includes(operation))] as const,
  // What migrations tell, they tell before there are rules.
  [
    'events by the service',
    () => eventsOfTheService.filter((type) => type !== 'log.opened').map(quoted),
  ] as const,
  [
    'rows by event',
    () => Object.entries(writtenByEvents()).map(([key, written]) => `${quoted(key)}, ${quoted(written)}`),
  ] as const,
  [
    'empty at birth',
    () =>
      Object.entries(emptyAtBirth).map(([table, row]) => `${quoted(table)}, ${quoted(JSON.stringify(row))}`),
  ] as const,
  [
    'instants at birth',
    () => instantsOfBirth.map((name) => `(is_now ->> ${quoted(name)})::timestamptz`),
  ] as const,
  ['told by events', toldByEvents] as const,
  ['postings by event', postedByEvents] as const,
])

function eventsBy(who: string): string[] {
  return eventsWith((operation) => rolesOf(operation).includes(who))
}

function eventsWith(isRight: (operation: Operation) => boolean): string[] {
  return Object.entries(eventRights)
    .filter(([, operations]) => operations.some(isRight))
    .map(([type]) => quoted(type))
}

function rolesOf(operation: Operation): readonly string[] {
  return permissions[operation]
}

function quoted(type: string): string {
  return `'${type}'`
}
