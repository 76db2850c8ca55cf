/** Who may cause which event, as the rules of the database print it: from the permission table and the rights of events. */
import { bootstrapOperations, type Operation, permissions } from '../../platform/authority/permissions.ts'
import { role } from '../../platform/authority/roles.ts'
import { eventRights, eventsOfTheService } from '../verify/event-rights.ts'

export const rightLists = Object.fromEntries([
  ...role.enumValues.map((each) => [`events by ${each}`, () => eventsBy(each)] as const),
  ['events by bootstrap', () => eventsWith((operation) => bootstrapOperations.includes(operation))] as const,
  ['events by the service', () => eventsOfTheService.map(quoted)] as const,
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
